//! Which kind of *exercice coordonné* fits a health team, why, what is missing and what comes next.
pub mod answers;
pub mod assess;
pub mod diagnostic;
pub mod examples;
pub mod input;
pub mod lang;
pub mod page;
pub mod report;
pub mod rules;
pub mod sheet;
pub mod team;
