use std::collections::HashMap;

use actix_multipart::{
    Field, Multipart,
    MultipartError::{self, ContentTypeIncompatible, ContentTypeMissing},
};
use actix_web::web::BytesMut;
use bytes::Bytes;
use futures_util::TryStreamExt;
use tiendo_api::{check::Fault, problem::Code};

use crate::error::Error;

const LONGEST_FILE_NAME: usize = 255;
const LONGEST_FIELD: usize = 1_000;

/// A file as uploaded.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Bytes.
    pub bytes: Bytes,
}

/// A form of several parts: at most one file, and short texts.
#[derive(Debug, Default)]
pub struct Form {
    /// The part named `file`.
    pub file: Option<Upload>,
    /// The other parts, by name.
    pub texts: HashMap<String, String>,
}

impl Form {
    /// Reads a form whose text parts are among `known`; a long one may be as large as the file.
    pub async fn read(mut payload: Multipart, known: &[&str], largest: usize) -> Result<Self, Error> {
        let mut form = Self::default();
        while let Some(mut part) = payload.try_next().await.map_err(malformed)? {
            let name = part.name().unwrap_or_default().to_owned();
            let repeated = form.texts.contains_key(&name) || (name == "file" && form.file.is_some());
            if repeated || (name != "file" && !known.contains(&name.as_str())) {
                return Err(Error::field(format!("/{name}"), Fault::Unreadable));
            }
            if name == "file" {
                form.file = Some(file(part, largest).await?);
            } else {
                let most = if name == "text" { largest } else { LONGEST_FIELD };
                let bytes = bytes(&mut part, most).await?;
                let text = String::from_utf8(bytes.to_vec());
                let text = text.map_err(|_| Error::field(format!("/{name}"), Fault::Unreadable))?;
                form.texts.insert(name, text);
            }
        }
        Ok(form)
    }

    /// The file, which must be there.
    pub fn into_file(self) -> Result<Upload, Error> {
        self.file.ok_or_else(|| Error::field("/file", Fault::Required))
    }

    /// A text part as a value, when sent and not blank.
    pub fn value<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, Error> {
        let Some(text) = self.texts.get(name).map(|text| text.trim()).filter(|text| !text.is_empty()) else {
            return Ok(None);
        };
        text.parse().map(Some).map_err(|_| Error::field(format!("/{name}"), Fault::Unreadable))
    }
}

async fn file(mut part: Field, largest: usize) -> Result<Upload, Error> {
    let name = part.content_disposition().and_then(|named| named.get_filename()).unwrap_or("tep").to_owned();
    let media_type = part.content_type().map_or("application/octet-stream".to_owned(), ToString::to_string);
    if name.chars().count() > LONGEST_FILE_NAME {
        return Err(Error::field("/file", Fault::TooLong));
    }
    if name.chars().any(char::is_control) {
        return Err(Error::field("/file", Fault::ControlCharacter));
    }
    Ok(Upload { name, media_type, bytes: bytes(&mut part, largest).await? })
}

async fn bytes(part: &mut Field, most: usize) -> Result<Bytes, Error> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = part.try_next().await.map_err(malformed)? {
        if bytes.len() + chunk.len() > most {
            return Err(Error::Refused(Code::TooLarge));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

fn malformed(error: MultipartError) -> Error {
    match error {
        ContentTypeMissing | ContentTypeIncompatible => Error::Refused(Code::WrongMediaType),
        other => Error::Malformed(other.to_string()),
    }
}
