//! The rule sets that are part of the program, as the build script wrote them.

use std::borrow::Cow;

use super::load::File;
use super::tree::{Entry, Node, Value};

include!(concat!(env!("OUT_DIR"), "/rules.rs"));
