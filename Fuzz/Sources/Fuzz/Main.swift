/// libFuzzer's loop, from the toolchain's `libclang_rt.fuzzer_no_main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The last word of the command line, which libFuzzer is told to ignore and to hand on to the processes it starts.
private let target = Target.named(CommandLine.arguments.last ?? "")

@main
enum Fuzz {
  static func main() {
    guard target != nil else {
      print(Target.all.map(\.name).joined(separator: "\n"))
      return
    }
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    _ = runDriver(&count, &arguments) { start, count in
      target?.check(Array(UnsafeBufferPointer(start: start, count: count)))
      return 0
    }
  }
}
