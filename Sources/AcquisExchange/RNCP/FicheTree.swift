/// The elements of one fiche in document order, their text in one array: no object per element.
struct FicheTree {
  /// An element. Its text, its descendants' included, is `bytes[textStart..<textEnd]`.
  private struct Node {
    /// Index into the ``NameTable``.
    var name: Int32
    /// Index after its last descendant.
    var end: Int32 = 0
    var textStart: Int32
    var textEnd: Int32 = 0
  }

  private var nodes: [Node] = []
  private var open: [Int32] = []
  private var bytes: [UInt8] = []
  private var lastTag = 0

  /// Bytes of text.
  var byteCount: Int { bytes.count }
  /// Number of elements.
  var elementCount: Int { nodes.count }
  /// Bytes since the last tag.
  var runByteCount: Int { bytes.count - lastTag }
  /// Name index of the innermost element that is open.
  var currentName: Int? { open.last.map { Int(nodes[Int($0)].name) } }
  /// Memory held, in bytes.
  var capacityByteCount: Int { bytes.capacity + nodes.capacity * MemoryLayout<Node>.stride }

  /// Forgets everything, keeping the memory.
  mutating func clear() {
    nodes.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    lastTag = 0
  }

  mutating func startTag(name: Int) {
    open.append(Int32(nodes.count))
    nodes.append(Node(name: Int32(name), textStart: Int32(bytes.count)))
    lastTag = bytes.count
  }

  mutating func endTag() {
    guard let index = open.popLast().map(Int.init) else { return }
    nodes[index].end = Int32(nodes.count)
    nodes[index].textEnd = Int32(bytes.count)
    lastTag = bytes.count
  }

  mutating func append(_ text: UnsafeRawBufferPointer) { bytes.append(contentsOf: text) }

  /// Closes what is open, for a fiche given up half-way.
  mutating func closeAll() { while !open.isEmpty { endTag() } }

  /// Calls `body` with the bytes since the last tag.
  func withRun(_ body: (UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[lastTag...])) }
  }
}

extension FicheTree {
  /// An element of a complete tree.
  struct Element {
    fileprivate let index: Int
    /// Which element it is; `nil` for one the reader does not use.
    let kind: FluxElement?
  }

  /// The outermost element; `nil` in an empty tree.
  var root: Element? { nodes.isEmpty ? nil : element(at: 0) }

  /// Calls `body` with each child of `parent`, in order.
  func forEachChild<Failure: Error>(
    of parent: Element, _ body: (Element) throws(Failure) -> Void
  ) throws(Failure) {
    var index = parent.index + 1
    while index < nodes[parent.index].end {
      try body(element(at: index))
      index = Int(nodes[index].end)
    }
  }

  /// The first child of that kind.
  func child(_ kind: FluxElement, of parent: Element) -> Element? {
    var found: Element?
    forEachChild(of: parent) { if found == nil, $0.kind == kind { found = $0 } }
    return found
  }

  /// The text as it stands; `nil` if there is none or only white space.
  func raw(_ element: Element) -> String? {
    text(element) { $0.trimmed.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
  }

  /// The text without white space at its ends; `nil` if nothing else remains.
  func value(_ element: Element) -> String? {
    text(element) {
      let trimmed = $0.trimmed
      return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
    }
  }

  private func text(_ element: Element, _ body: (UnsafeRawBufferPointer) -> String?) -> String? {
    let node = nodes[element.index]
    return bytes.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[Int(node.textStart)..<Int(node.textEnd)]))
    }
  }

  private func element(at index: Int) -> Element {
    Element(index: index, kind: FluxElement.known(Int(nodes[index].name)))
  }
}

extension FluxElement {
  private static let all = allCases

  /// The element whose name has that index in a table made from ``FluxElement/allCases``.
  static func known(_ index: Int) -> FluxElement? { index < all.count ? all[index] : nil }
}
