//! The rules that ship: they load, and they do what their own examples say.
use exercoord::diagnostic::{Drawing, render};
use exercoord::lang::Lang;
use exercoord::rules::{Catalogue, DEFAULT_SET, embedded};

fn catalogue() -> Catalogue {
    embedded(DEFAULT_SET).unwrap_or_else(|broken| {
        let drawing = Drawing { lang: Lang::En, width: 100, color: false, plain: false };
        panic!("{}", render(&broken.diagnostics(Lang::En), drawing))
    })
}

#[test]
fn every_example_comes_out() {
    let catalogue = catalogue();
    let failures: Vec<String> = catalogue
        .examples()
        .iter()
        .filter_map(|example| {
            let differences = exercoord::examples::run(&catalogue, example);
            (!differences.is_empty()).then(|| format!("{} · {}: {differences:#?}", example.place.0, example.name))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    println!("{}", catalogue.examples().len());
}
