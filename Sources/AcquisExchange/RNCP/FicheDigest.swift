import AcquisCrypto

/// The digest that pins a fiche: SHA-256 over a form of its `FICHE` element that survives re-exporting.
///
/// It depends on the names, attributes, texts and order of the elements, and on nothing else: not on indentation, comments,
/// processing instructions, CDATA, character references, quoting, the order of attributes, or line ends.
///
/// The hashed bytes are `acquis-fiche/v1`, LF, then for each part of the element `FICHE`, in document order:
///
/// | part | bytes |
/// |---|---|
/// | start tag | `<` N(name), then for each attribute, by ascending bytes of its name: `@` N(name) N(value) |
/// | text | `=` N(text) |
/// | end tag | `>` |
///
/// N(x) is the number of bytes of x in decimal digits, `:`, then x in UTF-8. A *text* is all character data between two
/// neighbouring tags, as XML 1.0 has it (line ends are LF, references and CDATA replaced, comments and processing
/// instructions taken out), without the spaces, tabs, CR and LF at its two ends (no other character is trimmed); a text of
/// which nothing is left is not written. An empty-element tag is a start tag and an end tag. Names are taken as written:
/// there is no processing of namespaces.
///
/// In Python, with its standard library, for files without namespaces:
///
/// ```python
/// import hashlib, sys, xml.etree.ElementTree as tree
///
/// def n(text):
///     data = text.encode()
///     return str(len(data)).encode() + b":" + data
///
/// def text(data):
///     data = (data or "").strip(" \t\r\n")
///     return b"=" + n(data) if data else b""
///
/// def form(element):
///     out = b"<" + n(element.tag)
///     out += b"".join(b"@" + n(k) + n(v) for k, v in sorted(element.attrib.items()))
///     out += text(element.text) + b"".join(form(child) + text(child.tail) for child in element)
///     return out + b">"
///
/// for fiche in tree.parse(sys.argv[1]).getroot().iter("FICHE"):
///     print(hashlib.sha256(b"acquis-fiche/v1\n" + form(fiche)).hexdigest(), fiche.findtext("NUMERO_FICHE"))
/// ```
struct FicheDigest {
  /// Bytes kept before they are hashed: hashing in larger pieces costs less.
  private static let flushByteCount = 1 << 16

  private var hash = SHA256()
  private var pending: [UInt8] = []

  /// Starts the digest of one fiche.
  init() {
    pending.reserveCapacity(FicheDigest.flushByteCount + 4096)
    pending.append(contentsOf: "acquis-fiche/v1\n".utf8)
  }

  /// Starts over, keeping the memory.
  mutating func restart() {
    hash = SHA256()
    pending.removeAll(keepingCapacity: true)
    pending.append(contentsOf: "acquis-fiche/v1\n".utf8)
  }

  mutating func startTag(_ name: UnsafeRawBufferPointer) {
    pending.append(UInt8(ascii: "<"))
    appendCounted(name)
  }

  /// Adds an attribute; the caller brings them in the order of their names.
  mutating func attribute(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    pending.append(UInt8(ascii: "@"))
    appendCounted(name)
    appendCounted(value)
  }

  /// Adds the character data between two tags, of which white space at both ends does not count.
  mutating func text(_ data: UnsafeRawBufferPointer) {
    let text = data.trimmed
    guard !text.isEmpty else { return }
    pending.append(UInt8(ascii: "="))
    appendCounted(text)
  }

  /// Adds the character data since the last tag of `tree`.
  mutating func text(lastRunOf tree: FicheTree) { tree.withRun { text($0) } }

  mutating func endTag() {
    pending.append(UInt8(ascii: ">"))
    if pending.count >= FicheDigest.flushByteCount { flush() }
  }

  /// The digest of everything added; call ``restart()`` before the next fiche.
  mutating func finish() -> Digest {
    flush()
    let spent = hash
    return spent.finalize()
  }

  private mutating func flush() {
    pending.withUnsafeBytes { hash.update($0) }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func appendCounted(_ bytes: UnsafeRawBufferPointer) {
    appendDecimal(bytes.count)
    pending.append(UInt8(ascii: ":"))
    if bytes.count >= FicheDigest.flushByteCount {
      flush()
      hash.update(bytes)
    } else {
      pending.append(contentsOf: bytes)
    }
  }

  private mutating func appendDecimal(_ number: Int) {
    if number >= 10 { appendDecimal(number / 10) }
    pending.append(ASCII.zero + UInt8(number % 10))
  }
}
