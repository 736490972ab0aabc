import AcquisExchange
import Testing

@Suite("Dates of a fiche")
struct FicheDateTests {
  @Test func everyDayOfFourHundredYearsReadsBack() throws {
    var count = 0
    for year in 1801...2200 {
      for month in 0...13 {
        for day in 0...32 {
          guard let date = FicheDate(year: year, month: month, day: day) else { continue }
          count += 1
          #expect(FicheDate(iso: date.description) == date)
        }
      }
    }
    #expect(count == 146_097)
  }

  @Test func writtenBothWays() {
    #expect(FicheDate(french: "05/07/0987")?.description == "0987-07-05")
    #expect(FicheDate(iso: "2024-02-29") == FicheDate(french: "29/02/2024"))
  }

  @Test(arguments: ["2024-2-29", "2024-02-29 ", "+024-02-29", "2024/02/29", "0000-01-01", "2023-02-29", "", "--"])
  func refused(_ text: String) { #expect(FicheDate(iso: text) == nil) }

  @Test func ordered() throws {
    let dates = try ["31/12/2023", "01/01/2024", "02/01/2024", "01/02/2024"].map { try #require(FicheDate(french: $0)) }
    #expect(dates.reversed().sorted() == dates)
  }
}
