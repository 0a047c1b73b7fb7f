//! Which kind of *exercice coordonné* fits a health team, why, what is missing and what comes next.
pub mod lang;
pub mod diagnostic;
pub mod rules;
pub mod team;
pub mod answers;
pub mod input;
pub mod assess;
pub mod examples;
pub mod page;
pub mod report;
pub mod sheet;
