/// The index on disk cannot be read, or says something that the bytes of the log do not. It is then built anew.
struct IndexFault: Error {}
