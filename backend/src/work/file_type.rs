use file_format::FileFormat;

/// What serves as evidence: documents, pictures of documents, and archives of them.
const ALLOWED: [FileFormat; 27] = [
    FileFormat::PortableDocumentFormat,
    FileFormat::OfficeOpenXmlDocument,
    FileFormat::OfficeOpenXmlSpreadsheet,
    FileFormat::OfficeOpenXmlPresentation,
    FileFormat::MicrosoftWordDocument,
    FileFormat::MicrosoftExcelSpreadsheet,
    FileFormat::MicrosoftPowerpointPresentation,
    FileFormat::OpendocumentText,
    FileFormat::OpendocumentSpreadsheet,
    FileFormat::OpendocumentPresentation,
    FileFormat::RichTextFormat,
    FileFormat::PlainText,
    FileFormat::ExtensibleMarkupLanguage,
    FileFormat::JointPhotographicExpertsGroup,
    FileFormat::PortableNetworkGraphics,
    FileFormat::TagImageFileFormat,
    FileFormat::Webp,
    FileFormat::GraphicsInterchangeFormat,
    FileFormat::WindowsBitmap,
    FileFormat::HighEfficiencyImageCoding,
    FileFormat::HighEfficiencyImageFileFormat,
    FileFormat::Mpeg4Part14Video,
    FileFormat::Mpeg12AudioLayer3,
    FileFormat::Zip,
    FileFormat::SevenZip,
    FileFormat::RoshalArchive,
    FileFormat::Gzip,
];

/// The media type of bytes by what they are, whatever they are called; nothing when it serves as no evidence.
pub fn media_type(bytes: &[u8]) -> Option<String> {
    let format = FileFormat::from_bytes(bytes);
    ALLOWED.contains(&format).then(|| format.media_type().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_says_what_a_file_is() {
        for (bytes, expected) in [
            (&b"%PDF-1.7\n%..."[..], Some("application/pdf")),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some("image/png")),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Some("image/jpeg")),
            ("Báo cáo quý I".as_bytes(), Some("text/plain")),
            (b"<!DOCTYPE html><script>alert(1)</script>", None),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", None),
            (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0", None),
            (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0\xb8\0\0\0\0\0\0\0\x40\0", None),
            (b"#!/bin/sh\nrm -rf /\n", None),
            (b"\0\x01\x02\x03\xfe\xff\0\0", None),
            (b"", None),
        ] {
            assert_eq!(media_type(bytes).as_deref(), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
