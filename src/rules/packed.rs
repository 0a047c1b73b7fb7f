//! The trees of the embedded rule files, as the build script packed them: bytes without a pointer in
//! them, so that the program needs no relocation for them and reads those of a run's rules alone.
//!
//! A node is a byte that says its kind, its first byte in the file and its length, and then what
//! that kind needs: the items of an array, the entries of a table with their keys, a number, or
//! nothing. A text is the part of the file that it was read from, without quotes; where the file
//! writes it in another way, it stands among the words beside the tree. All numbers are in base 128,
//! the lowest digits first, the last one below 128.

use std::ops::Range;

use super::tree::{Entry, Node, Str, Value};

/// Where the parts of a packed tree are found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packed {
    /// The text of the file.
    pub(super) text: &'static str,
    pub(super) tree: &'static [u8],
    /// The texts that the file writes in another way.
    pub(super) words: &'static str,
}

impl Packed {
    /// The tree. What was packed wrong is no table, which the gate tells of.
    pub(super) fn unpack(self) -> Node {
        let nothing = Node { start: 0, end: 0, value: Value::Other };
        Unpacker { packed: self, rest: self.tree.iter() }.node().unwrap_or(nothing)
    }
}

struct Unpacker {
    packed: Packed,
    rest: std::slice::Iter<'static, u8>,
}

impl Unpacker {
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let digits = *self.rest.next()?;
            number |= usize::from(digits & 0x7f) << shift;
            if digits < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn span(&mut self) -> Option<Range<usize>> {
        let start = self.number()?;
        Some(start..start + self.number()?)
    }

    /// A text that stands in the file as it is, or among the words.
    fn text(&mut self, kind: u8, span: Range<usize>) -> Option<Str> {
        let found = match kind {
            b'q' => self.packed.text.get(span.start + 1..span.end.checked_sub(1)?),
            b'b' => self.packed.text.get(span),
            _ => self.span().and_then(|span| self.packed.words.get(span)),
        };
        found.map(Str::Borrowed)
    }

    fn node(&mut self) -> Option<Node> {
        let kind = *self.rest.next()?;
        let span = self.span()?;
        let Range { start, end } = span;
        let value = match kind {
            b'[' => {
                let count = self.number()?;
                let mut items = Vec::with_capacity(count);
                for _ in 0..count {
                    items.push(self.node()?);
                }
                Value::Array(items)
            }
            b'{' => {
                let count = self.number()?;
                let mut entries = Vec::with_capacity(count);
                for _ in 0..count {
                    let kind = *self.rest.next()?;
                    let span = self.span()?;
                    let Range { start, end } = span;
                    entries.push(Entry {
                        key: self.text(kind, span)?,
                        start,
                        end,
                        node: self.node()?,
                    });
                }
                Value::Table(entries)
            }
            b'+' => Value::Integer(i64::try_from(self.number()?).ok()?),
            b'-' => Value::Integer(-i64::try_from(self.number()?).ok()?),
            b't' => Value::Boolean(true),
            b'f' => Value::Boolean(false),
            b'?' => Value::Other,
            _ => Value::Text(self.text(kind, span)?),
        };
        Some(Node { start, end, value })
    }
}
