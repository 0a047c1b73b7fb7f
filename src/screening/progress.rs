//! How far a screening has come: written by the threads that read, looked at from elsewhere.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How far a screening has come, and whether it is to end.
#[derive(Debug, Default)]
pub struct Progress {
    /// Rows read, or lines.
    pub rows: AtomicU64,
    /// Bytes of the file passed.
    pub bytes: AtomicU64,
    /// Set to end early.
    pub stop: Arc<AtomicBool>,
}

impl Progress {
    /// Of a screening that ends when this is set.
    pub fn until(stop: Arc<AtomicBool>) -> Progress {
        Progress { stop, ..Progress::default() }
    }

    /// Whether it is to end early.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}
