//! The rule sets that are part of the program, as the build script wrote them.

#![expect(clippy::unreadable_literal, clippy::all, reason = "written by the build script")]

use std::borrow::Cow;

use super::load::File;
use super::tree::{Entry, Node, Value};

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
