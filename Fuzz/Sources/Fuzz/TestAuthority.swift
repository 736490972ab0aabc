import AcquisCrypto

/// The authority of the stamps in `corpus/timestamp-response/`. Its keys are gone.
enum TestAuthority {
  static let trusted = try! TimestampAuthorities(
    pem: """
      -----BEGIN CERTIFICATE-----
      MIIBdjCCARygAwIBAgIUFTEhN1pSPHRKHZjbQTCGN+ZTKxAwCgYIKoZIzj0EAwIw
      GDEWMBQGA1UEAwwNSW52ZW50ZWQgUm9vdDAgFw0yNjExMjgxMzE0MDFaGA8yMTI2
      MTEwNDEzMTQwMVowGDEWMBQGA1UEAwwNSW52ZW50ZWQgUm9vdDBZMBMGByqGSM49
      AgEGCCqGSM49AwEHA0IABHKI2CJ0iV9eQzQ51kNwzcAcmOe4fUvs+y9zCcZT43sa
      8TZml+hqt6ri4wAjIUfTVW1sMsd7CLM6fLjTEuyEECajQjBAMA8GA1UdEwEB/wQF
      MAMBAf8wDgYDVR0PAQH/BAQDAgIEMB0GA1UdDgQWBBSlCNIg6cl2bRNuO8zTCXDY
      IL1AbzAKBggqhkjOPQQDAgNIADBFAiAC8BgV1lH/gTqd0yBeQY0xprDUdsykBZQe
      9sdv3NvNAAIhAOMYZuigGnipMcobUEJqVijMgGRLKb5hg4JWC9MTvSrw
      -----END CERTIFICATE-----

      """.utf8)
}
