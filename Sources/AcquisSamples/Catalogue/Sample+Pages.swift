import AcquisAudit
import AcquisCrypto
import AcquisExchange
import AcquisJSON

extension Sample {
  /// The page of a learner's record, which has its form.
  static func render(_ file: [UInt8], _ language: PageLanguage = .english) -> [UInt8] {
    guard let page = LearnerPage.render(file, language: language) else {
      preconditionFailure("a record in form has a page")
    }
    return page
  }

  /// Pages that show something else than the record inside them (SPEC §14.1).
  static func pages() throws -> [Sample] {
    let story = try Story.told.get()
    var ada = Exporter(story.scribe)
    let unnamed = try ada.file()
    ada.identity = [Exporter.disclosed("Ada Invented", in: story.enrolment)]
    let page = render(try ada.file())
    let edited = { (name: String, why: String, old: String, new: String) in
      file("\(name).html", .pageAltered, why, page.replacing(old, new))
    }
    let retimed = try ada.file(changing: "records") {
      $0.changing(12) { $0["line"] = .string($0["line"]!.string!.replacingOnce(".000Z", ".001Z")) }
    }
    return [
      edited("page-other-name", "another name in the visible text", "<td>Ada Invented</td>", "<td>Eve Invented</td>"),
      edited("page-hidden-row", "a row hidden by the style", "tr{break-inside:avoid}", "tr{display:none}"),
      edited("page-with-script", "a script put in", "</head>", "<script>document.title='x'</script>\n</head>"),
      file(
        "page-other-record.html", .pageAltered, "the page of her record with her name, around the one without",
        page.replacing(Base64.encode(try ada.file()), Base64.encode(unnamed))),
      file(
        "page-edited-record.html", .proofWrong, "the time of a record inside the page changed by a millisecond",
        render(retimed)),
      file("page-without-key.html", .issuerUnknown, "no key given, and none inside can vouch for it", page, key: nil),
    ]
  }
}
