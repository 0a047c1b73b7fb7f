use exercoord::diagnostic::{Drawing, render};
use exercoord::lang::Lang;
use exercoord::rules::{DEFAULT_SET, embedded};
#[test]
fn loads() {
    match embedded(DEFAULT_SET) {
        Ok(c) => println!("{} types", c.types().len()),
        Err(b) => panic!("{}", render(&b.diagnostics(Lang::Fr), Drawing { lang: Lang::Fr, width: 100, color: false, plain: false })),
    }
}
