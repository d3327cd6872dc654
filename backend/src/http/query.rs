use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use serde::{Deserialize, de::DeserializeOwned};
use std::future::{Ready, ready};

use crate::error::Error;

/// Query parameters. `T` denies unknown fields, so a misspelt parameter is a 400 and never ignored.
#[derive(Debug)]
pub struct Params<T>(pub T);

/// No parameters at all.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl<T: DeserializeOwned> FromRequest for Params<T> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        // No parameter can hold NUL, and PostgreSQL cannot even compare with it.
        if request.query_string().contains("%00") {
            return ready(Err(Error::Malformed("NUL in a parameter".into())));
        }
        ready(match web::Query::<T>::from_query(request.query_string()) {
            Ok(query) => Ok(Self(query.into_inner())),
            Err(error) => Err(Error::Malformed(error.to_string())),
        })
    }
}
