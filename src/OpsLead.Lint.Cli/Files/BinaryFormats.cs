using OpsLead.Lint.Secrets;

namespace OpsLead.Lint.Cli.Files;

/// <summary>
/// File name extensions of formats that hold no text, so that such files are not even opened. Source: the formats' own
/// specifications and registered media types (<c>image/*</c>, <c>audio/*</c>, <c>video/*</c>, <c>font/*</c>, archives, object code), 2026-11.
/// SVG, PEM, JSON Lines and other text formats are not here.
/// </summary>
internal static class BinaryFormats
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Extensions = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        // Pictures
        "avif", "bmp", "gif", "heic", "heif", "icns", "ico", "jp2", "jpeg", "jpg", "jxl", "png", "psd", "tif", "tiff", "webp", "xcf",

        // Sound and moving pictures
        "aac", "aif", "aiff", "avi", "flac", "m4a", "m4v", "mid", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "oga", "ogg", "ogv", "opus", "wav", "webm", "wma", "wmv",

        // Fonts
        "eot", "otf", "ttc", "ttf", "woff", "woff2",

        // Archives and packages
        "7z", "apk", "bz2", "cab", "crate", "deb", "dmg", "ear", "gem", "gz", "img", "iso", "jar", "lz", "lz4", "lzma", "msi", "nupkg", "rar", "rpm", "snupkg", "tar",
        "tgz", "txz", "vsix", "war", "whl", "xz", "zip", "zst",

        // Object code and what debuggers read
        "a", "bin", "class", "dll", "dylib", "elc", "exe", "ko", "mo", "node", "o", "obj", "pdb", "pyc", "pyd", "pyo", "rlib", "so", "wasm",

        // Documents
        "doc", "docx", "odp", "ods", "odt", "pdf", "ppt", "pptx", "xls", "xlsb", "xlsx",

        // Data and models
        "avro", "db", "gguf", "h5", "joblib", "mdb", "npy", "npz", "onnx", "orc", "parquet", "pb", "pickle", "pkl", "pt", "pth", "safetensors", "sqlite", "sqlite3", "tflite",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a file's name says that it holds keys in a binary format; the rules about secrets look at its first bytes, each as one character.</summary>
    /// <param name="path">The path.</param>
    /// <returns>True when it does.</returns>
    public static bool IsKeyStoreName(string path) => KeyStoreFile.IsName(path);

    /// <summary>Whether a file's name says that it holds no text.</summary>
    /// <param name="path">The path.</param>
    /// <returns>True when it does.</returns>
    public static bool IsBinaryName(string path) => Extensions.Contains(Path.GetExtension(path.AsSpan()).TrimStart('.'));
}
