import FieldCore

/// Codes for the camera of another phone.
public enum Codes {
    /// The QR code of `text`, on the caller's thread: some thousand modules, dark or light. `Invalid` where none holds it.
    public static func of(_ text: String) throws -> CodePicture {
        try codePicture(text: text)
    }
}
