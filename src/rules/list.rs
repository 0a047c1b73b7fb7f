//! Numbered lists, the numbers into them, and sets of those numbers.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;

use derive_where::derive_where;

/// How many things a [`Set`] can hold, and so how many of each kind a rule set may have.
pub(crate) const CAPACITY: usize = 128;

/// The number of a `T` in its [`List`]. Only a catalogue makes one.
#[derive_where(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ix<T>(u16, PhantomData<fn() -> T>);

impl<T> Ix<T> {
    /// The number of no thing.
    pub(super) const NONE: Ix<T> = Ix(u16::MAX, PhantomData);

    pub(crate) fn new(index: usize) -> Self {
        // A list never holds more than u16::MAX things: the gate counts them.
        Ix(u16::try_from(index).unwrap_or(u16::MAX), PhantomData)
    }

    /// The place in the list, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl<T> fmt::Debug for Ix<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Things in their order, each with a number.
#[derive(Clone, Debug)]
pub struct List<T>(Vec<T>);

impl<T> List<T> {
    pub(crate) fn new(things: Vec<T>) -> Self {
        List(things)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The things, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The things with their numbers, in order.
    pub fn enumerate(&self) -> impl ExactSizeIterator<Item = (Ix<T>, &T)> {
        self.0.iter().enumerate().map(|(index, thing)| (Ix::new(index), thing))
    }

    /// The numbers, in order.
    pub fn numbers(&self) -> impl ExactSizeIterator<Item = Ix<T>> + use<T> {
        (0..self.0.len()).map(Ix::new)
    }

    /// The number of the first thing that passes.
    pub fn find(&self, pass: impl Fn(&T) -> bool) -> Option<Ix<T>> {
        self.0.iter().position(pass).map(Ix::new)
    }

    /// The set of all numbers.
    pub fn all(&self) -> Set<T> {
        self.numbers().collect()
    }
}

impl<T> Index<Ix<T>> for List<T> {
    type Output = T;

    #[expect(
        clippy::indexing_slicing,
        reason = "only the catalogue that owns the list makes its numbers"
    )]
    fn index(&self, number: Ix<T>) -> &T {
        &self.0[number.index()]
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A set of numbers of a [`List`].
#[derive_where(Clone, Copy, Default, PartialEq, Eq)]
pub struct Set<T>(u128, PhantomData<fn() -> T>);

impl<T> Set<T> {
    /// The set of nothing.
    pub const EMPTY: Set<T> = Set(0, PhantomData);

    /// Whether it holds the number.
    pub fn contains(self, number: Ix<T>) -> bool {
        number.index() < CAPACITY && self.0 & (1 << number.index()) != 0
    }

    /// Adds a number.
    pub fn insert(&mut self, number: Ix<T>) {
        if number.index() < CAPACITY {
            self.0 |= 1 << number.index();
        }
    }

    /// How many numbers it holds.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether it holds none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What both hold.
    pub fn and(self, other: Self) -> Self {
        Set(self.0 & other.0, PhantomData)
    }

    /// What either holds.
    pub fn or(self, other: Self) -> Self {
        Set(self.0 | other.0, PhantomData)
    }

    /// What this holds and the other does not.
    pub fn without(self, other: Self) -> Self {
        Set(self.0 & !other.0, PhantomData)
    }

    /// Its numbers, in order.
    pub fn iter(self) -> impl Iterator<Item = Ix<T>> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let next = rest.trailing_zeros() as usize;
            (next < CAPACITY).then(|| {
                rest &= rest - 1;
                Ix::new(next)
            })
        })
    }

    /// Its only number, if it holds just one.
    pub fn only(self) -> Option<Ix<T>> {
        if self.len() == 1 { self.iter().next() } else { None }
    }
}

impl<T> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T> FromIterator<Ix<T>> for Set<T> {
    fn from_iter<I: IntoIterator<Item = Ix<T>>>(numbers: I) -> Self {
        let mut set = Set::EMPTY;
        for number in numbers {
            set.insert(number);
        }
        set
    }
}
