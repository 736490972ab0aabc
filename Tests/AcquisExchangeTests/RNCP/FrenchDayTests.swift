import AcquisValues
import Testing

@testable import AcquisExchange

@Suite("Dates as the registers print them")
struct FrenchDayTests {
  @Test func everyDayOfAYearReadsBack() throws {
    let first = try #require(Day("2024-01-01"))
    for offset in 0..<366 {
      let day = try #require(Day(daysSinceEpoch: first.daysSinceEpoch + offset))
      let parts = day.description.split(separator: "-")
      #expect(Day(french: "\(parts[2])/\(parts[1])/\(parts[0])") == day)
    }
  }

  @Test func earlyYears() { #expect(Day(french: "05/07/0987")?.description == "0987-07-05") }

  @Test(arguments: [
    "29/2/2024", "29/02/2024 ", "29/02/+024", "2024-02-29", "29-02-2024", "29/02/2023", "01/01/0000", "00/01/2024",
    "29/02/20/24", "29//2024", "٢٩/02/2024", "", "//",
  ])
  func refused(_ text: String) { #expect(Day(french: text) == nil) }
}
