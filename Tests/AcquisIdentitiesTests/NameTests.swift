import AcquisValues
import Testing

@testable import AcquisIdentities

@Suite("Fields and subjects")
struct NameTests {
  @Test(
    "a field has one spelling",
    arguments: ["name", "birthDate", "reference", "evidence/0", "evidence/41", "centre/name", "partner/7"])
  func fields(text: String) { #expect(CommittedField(text)?.description == text) }

  @Test(
    "any other spelling is no field",
    arguments: ["", "Name", "evidence", "evidence/", "evidence/01", "evidence/+1", "evidence/-1", "partner/1/2", "x/1"])
  func noFields(text: String) { #expect(CommittedField(text) == nil) }

  @Test(
    "a subject has one spelling, and one file",
    arguments: [
      "learner:00000000-0000-4000-8000-000000000001", "organisation:centre:C1", "organisation:a/../b",
      "organisation:..", "organisation:A", "organisation:a",
    ])
  func subjects(text: String) throws {
    let subject = try #require(SubjectID(text))
    #expect(subject.description == text)
    #expect(SubjectID(fileName: subject.fileName) == subject)
    #expect(subject.fileName.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
  }

  @Test(
    "any other spelling is no subject",
    arguments: [
      "", "learner:", "learner:1", "learner:00000000-0000-4000-8000-00000000000A", "person:a", "organisation:",
      "organisation:é", "organisation:a b", "organisation:" + String(repeating: "a", count: 65), "learner",
    ])
  func noSubjects(text: String) { #expect(SubjectID(text) == nil) }

  @Test(
    "a file that is no key names no subject", arguments: ["learner-x.new", "organisation-zz", "x", "organisation-"])
  func noFiles(name: String) { #expect(SubjectID(fileName: name) == nil) }
}
