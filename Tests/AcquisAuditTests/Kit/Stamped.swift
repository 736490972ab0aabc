import AcquisAudit
import AcquisCrypto
import AcquisNotes

/// A checkpoint of 5 records that an invented authority stamped once, with a certificate that was valid for one day.
enum Stamped {
  static let size = 5
  static let checkpoint = try! sign(size)
  /// Another key of the ledger's name.
  static let stranger = SignerKey(name: Keys.signer.verifierKey.name, privateKey: Keys.stranger)

  /// A checkpoint of the ledger's key, the same in every run.
  static func sign(_ size: Int, with key: SignerKey = Keys.signer) throws -> [UInt8] {
    let checkpoint = Checkpoint(origin: key.verifierKey.name, size: UInt64(size), root: .zero)
    return try SignedCheckpoint.sign(checkpoint, with: key).note.bytes
  }

  /// The authority's answer.
  static let response = Base64.decode(text.filter { !$0.isWhitespace })!

  static let authorities = try! TimestampAuthorities(pem: root.utf8)
  /// An authority that has nothing to do with it.
  static let strangers = try! TimestampAuthorities(pem: otherRoot.utf8)

  private static let text = """
    MIID0jADAgEAMIIDyQYJKoZIhvcNAQcCoIIDujCCA7YCAQMxDzANBglghkgBZQMEAgEFADByBgsqhkiG9w0BCRABBKBjBGEwXwIBAQYEKgMEAT
    AxMA0GCWCGSAFlAwQCAQUABCCL8EN95V06OnwGzKbADutnpO/n1dE2mGvf2s5tNGy7EgIBAhgPMjAyNjExMjgxMjM1MjJaMAMCAQECCC04aZ5o
    z3ahoIIB1jCCAdIwggF4oAMCAQICFFSoacx357xshxZElQ14m7jqD4UCMAoGCCqGSM49BAMCMDAxFjAUBgNVBAoMDUludmVudGVkIFRpbWUxFj
    AUBgNVBAMMDUludmVudGVkIFJvb3QwHhcNMjYxMTI4MTIzNTIyWhcNMjYxMTI5MTIzNTIyWjA2MRYwFAYDVQQKDA1JbnZlbnRlZCBUaW1lMRww
    GgYDVQQDDBNJbnZlbnRlZCBUaW1lc3RhbXBzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEG5fzhVWDzQVGnwKHfoA0DHF/oRdj9ZhKrKXNtx
    qvRwaTcQIBU/Hc6ftIOegX9DIoDLFhF6RSmVWUh6VMxj+y+qNqMGgwFgYDVR0lAQH/BAwwCgYIKwYBBQUHAwgwDgYDVR0PAQH/BAQDAgeAMB0G
    A1UdDgQWBBRnbnaiQld0qRf6EJYByq/+tBhzSDAfBgNVHSMEGDAWgBRUR64LMvE6jXXco2y+mIjrU5ZtTjAKBggqhkjOPQQDAgNIADBFAiEAkd
    hcW83PDA046NcgQ2/4y/YuSpVciJxhfmPFnhtYXE0CIFizAQ07rO+8tTijzWVQDhUIhT3MrgIgL9KfJRYsB17QMYIBUDCCAUwCAQEwSDAwMRYw
    FAYDVQQKDA1JbnZlbnRlZCBUaW1lMRYwFAYDVQQDDA1JbnZlbnRlZCBSb290AhRUqGnMd+e8bIcWRJUNeJu46g+FAjANBglghkgBZQMEAgEFAK
    CBmDAaBgkqhkiG9w0BCQMxDQYLKoZIhvcNAQkQAQQwHAYJKoZIhvcNAQkFMQ8XDTI2MTEyODEyMzUyMlowKwYLKoZIhvcNAQkQAgwxHDAaMBgw
    FgQU2+zlTH319KajqSmA8QVStLlIcL0wLwYJKoZIhvcNAQkEMSIEIAjMrLY3c+nJmjDaeifkQVq0pZLplZrbq2u679uMEejmMAoGCCqGSM49BA
    MCBEcwRQIhAJg4l0g+yZNyz43O+yxgmhvzWcU+T8vPB5nQmwH88zjPAiAN4f1caP4c4tj7R93GR+DOzCDum3Q9TQ8ZFmvZ7Jxm3A==
    """

  private static let root = """
    -----BEGIN CERTIFICATE-----
    MIIBtTCCAVugAwIBAgIUVIEe3CURiWYWCpcGpG2aVNDBFIMwCgYIKoZIzj0EAwIw
    MDEWMBQGA1UECgwNSW52ZW50ZWQgVGltZTEWMBQGA1UEAwwNSW52ZW50ZWQgUm9v
    dDAeFw0yNjExMjgxMjM1MjJaFw0zNjExMjUxMjM1MjJaMDAxFjAUBgNVBAoMDUlu
    dmVudGVkIFRpbWUxFjAUBgNVBAMMDUludmVudGVkIFJvb3QwWTATBgcqhkjOPQIB
    BggqhkjOPQMBBwNCAAR43cdYByQso3Mx1rhaJnF3V1DF9MRuQuNIX7VmC4nxDntc
    IWsaKsJOY4MorK9CMFVXgCzSZr5zYUakUUJIHPo2o1MwUTAdBgNVHQ4EFgQUVEeu
    CzLxOo113KNsvpiI61OWbU4wHwYDVR0jBBgwFoAUVEeuCzLxOo113KNsvpiI61OW
    bU4wDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAZJyb9MkEQ7xAs
    4jnygqB6xENcHAPm1ozScgMVFPTN+QIhAO7xlavOf3bKM4Rxe1qkyjRZzm6MaGdW
    x1bflAvHU98s
    -----END CERTIFICATE-----
    """

  private static let otherRoot = """
    -----BEGIN CERTIFICATE-----
    MIIBtjCCAV2gAwIBAgIUMVDrt+YbkieBAqWFiSPm2wtCudwwCgYIKoZIzj0EAwIw
    MTEWMBQGA1UECgwNSW52ZW50ZWQgVGltZTEXMBUGA1UEAwwOSW52ZW50ZWQgT3Ro
    ZXIwHhcNMjYxMTI4MTIzNTIyWhcNMzYxMTI1MTIzNTIyWjAxMRYwFAYDVQQKDA1J
    bnZlbnRlZCBUaW1lMRcwFQYDVQQDDA5JbnZlbnRlZCBPdGhlcjBZMBMGByqGSM49
    AgEGCCqGSM49AwEHA0IABBrp6Y9WoJgcMsSKZDk/IuPGY9sdHCirrs9r+MBlM3pH
    18QdDffSoY4RGqE1oE5f1D+TEheN9aOiUm/fkfWe7N6jUzBRMB0GA1UdDgQWBBRF
    MjASNxGIH/g8rYlr0dLtNvuuOzAfBgNVHSMEGDAWgBRFMjASNxGIH/g8rYlr0dLt
    NvuuOzAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIAol/tXv7Klo
    oARcGegZ8DqPCNzsUANinTYQEWAf5nPSAiB3ezHtYKfKACveK6UgnL1MlXYPJLhp
    URiu7rsSXbIfew==
    -----END CERTIFICATE-----
    """
}
