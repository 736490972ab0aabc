/// The least that a program in Swift does: what its runtime takes to start.
@main
enum Main {
  static func main() { print("0") }
}
