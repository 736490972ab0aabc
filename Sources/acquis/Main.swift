import AcquisCommands

@main
enum Main {
  static func main() async { await AcquisCommand.execute() }
}
