//! The themes, measured: contrast as WCAG 2.2 has it, lightness and distance in OKLab, and the same
//! as readers with a colour deficiency see them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use bothways::paint::{Theme, ThemeName};
use bothways::scene::{HEATS, Ink, on_heat};

type Color = [f64; 3];

/// sRGB to linear light, 0 to 1.
fn linear(theme: ThemeName, ink: Ink) -> Color {
    let (r, g, b) = {
        let color = Theme::named(theme).color(ink);
        (color.0, color.1, color.2)
    };
    [r, g, b].map(|byte| {
        let c = f64::from(byte) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: [Color; 3], color: Color) -> Color {
    matrix.map(|row| row.iter().zip(color).map(|(a, b)| a * b).sum())
}

/// Linear sRGB to CIE XYZ of D65, IEC 61966-2-1.
const TO_XYZ: [Color; 3] = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];

/// OKLab from CIE XYZ, by the matrices of its author (B. Ottosson, 2020).
fn oklab_of_xyz(xyz: Color) -> Color {
    let to_lms = [
        [0.818_933_010_1, 0.361_866_742_4, -0.128_859_713_7],
        [0.032_984_543_6, 0.929_311_871_5, 0.036_145_638_7],
        [0.048_200_301_8, 0.264_366_269_1, 0.633_851_707_0],
    ];
    let to_lab = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    times(to_lab, times(to_lms, xyz).map(f64::cbrt))
}

fn oklab(color: Color) -> Color {
    oklab_of_xyz(times(TO_XYZ, color))
}

/// Simulations at full severity (Machado, Oliveira, Fernandes, 2009), on linear light.
const DEFICIENCIES: [(&str, [Color; 3]); 3] = [
    (
        "protanopia",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

fn seen(simulation: [Color; 3], color: Color) -> Color {
    times(simulation, color).map(|c| c.clamp(0.0, 1.0))
}

fn distance(a: Color, b: Color) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

/// As WCAG 2.2 defines it.
fn contrast(a: Color, b: Color) -> f64 {
    let luminance = |[r, g, b]: Color| 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

#[test]
fn oklab_gives_the_published_values() {
    // The table of the author's own page: XYZ and what it becomes, rounded to three digits.
    let published = [
        ([0.950, 1.000, 1.089], [1.000, 0.000, 0.000]),
        ([1.000, 0.000, 0.000], [0.450, 1.236, -0.019]),
        ([0.000, 1.000, 0.000], [0.922, -0.671, 0.263]),
        ([0.000, 0.000, 1.000], [0.153, -1.415, -0.449]),
    ];
    for (xyz, lab) in published {
        let found = oklab_of_xyz(xyz);
        assert!(distance(found, lab) < 0.0015, "{xyz:?}: {found:?}");
    }
}

#[test]
fn a_deficiency_leaves_greys_as_they_are() {
    for (name, simulation) in DEFICIENCIES {
        let grey = seen(simulation, [0.4; 3]);
        assert!(distance(grey, [0.4; 3]) < 1e-4, "{name}: {grey:?}");
    }
}

#[test]
fn contrast_of_black_and_white_is_21() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
}

#[test]
fn words_stand_out_from_the_paper() {
    for theme in ThemeName::ALL {
        let against = |ink| contrast(linear(theme, ink), linear(theme, Ink::Paper));
        // The directions' names are words in their colour, so they need the words' contrast.
        for ink in [Ink::Text, Ink::Muted, Ink::Zero, Ink::Forward, Ink::Back] {
            assert!(against(ink) >= 4.5, "{theme:?} {ink:?} {}", against(ink));
        }
        assert!(against(Ink::Other) >= 3.0, "{theme:?} {}", against(Ink::Other));
    }
}

#[test]
fn hatching_stands_out_from_the_paper() {
    for theme in ThemeName::ALL {
        let found = contrast(linear(theme, Ink::Hatch), linear(theme, Ink::Paper));
        assert!(found >= 3.0, "{theme:?} {found}");
    }
}

#[test]
fn the_theming_page_has_the_themes_colours() {
    let page = include_str!("../www/pages/theming.html");
    let hex = |name, ink| {
        let color = Theme::named(name).color(ink);
        format!("#{:02x}{:02x}{:02x}", color.0, color.1, color.2)
    };
    for (property, ink) in [
        ("paper", Ink::Paper),
        ("text", Ink::Text),
        ("muted", Ink::Muted),
        ("grid", Ink::Grid),
        ("hatch", Ink::Hatch),
        ("forward", Ink::Forward),
        ("back", Ink::Back),
    ] {
        let row = page.lines().find(|line| line.contains(&format!("<code>--bothways-{property}<")));
        let [light, dark] = [ThemeName::Light, ThemeName::Dark].map(|name| hex(name, ink));
        let cells = format!("<td>{light}</td><td>{dark}</td>");
        assert!(row.is_some_and(|row| row.contains(&cells)), "{property}: {light}, {dark}");
    }
}

#[test]
fn the_contrast_themes_keep_their_promise() {
    for theme in [ThemeName::Contrast, ThemeName::ContrastDark, ThemeName::Print] {
        for ink in [Ink::Text, Ink::Muted] {
            let found = contrast(linear(theme, ink), linear(theme, Ink::Paper));
            assert!(found >= 7.0, "{theme:?} {ink:?} {found}");
        }
    }
}

#[test]
fn the_two_directions_are_told_apart_by_everyone_and_without_colour() {
    for theme in ThemeName::ALL {
        let [forward, back] = [Ink::Forward, Ink::Back].map(|ink| linear(theme, ink));
        let lightness = (oklab(forward)[0] - oklab(back)[0]).abs();
        assert!(lightness >= 0.15, "{theme:?}: {lightness} apart in lightness");
        for (name, simulation) in DEFICIENCIES {
            let [forward, back] = [forward, back].map(|color| oklab(seen(simulation, color)));
            let apart = distance(forward, back);
            assert!(apart >= 0.2, "{theme:?} under {name}: {apart}");
        }
    }
}

#[test]
fn the_directions_are_told_from_what_is_no_direction() {
    for theme in ThemeName::ALL {
        let other = oklab(linear(theme, Ink::Other));
        for ink in [Ink::Forward, Ink::Back] {
            let apart = distance(oklab(linear(theme, ink)), other);
            assert!(apart >= 0.1, "{theme:?} {ink:?}: {apart}");
        }
    }
}

#[test]
fn the_scale_from_small_to_large_goes_one_way() {
    for theme in ThemeName::ALL {
        let steps = (0..HEATS).map(|step| oklab(linear(theme, Ink::Heat(step)))[0]);
        let paper = oklab(linear(theme, Ink::Paper))[0];
        let away: Vec<_> = steps.map(|lightness| (lightness - paper).abs()).collect();
        assert!(away.is_sorted() && away[0] > 0.05, "{theme:?}: {away:?}");
    }
}

#[test]
fn the_scale_has_even_steps_of_lightness_that_can_be_told_apart() {
    for theme in ThemeName::ALL {
        let of = |ink| oklab(linear(theme, ink))[0];
        let whole = (of(Ink::Heat(HEATS - 1)) - of(Ink::Heat(0))) / f64::from(HEATS - 1);
        assert!(whole.abs() > 0.08, "{theme:?}: steps of {whole}");
        for step in 1..HEATS {
            let one = of(Ink::Heat(step)) - of(Ink::Heat(step - 1));
            assert!((one - whole).abs() < 0.005, "{theme:?} {step}: {one} and not {whole}");
        }
    }
}

#[test]
fn the_least_step_is_told_from_the_paper_and_from_hatching() {
    for theme in ThemeName::ALL {
        let [least, paper, hatch] =
            [Ink::Heat(0), Ink::Paper, Ink::Hatch].map(|ink| oklab(linear(theme, ink))[0]);
        assert!((least - paper).abs() >= 0.1, "{theme:?}: {least} on {paper}");
        assert!((least - hatch).abs() >= 0.05, "{theme:?}: {least} beside {hatch}");
        // Hatching lets the paper through, so that all of it is nearer to the paper than its lines.
        assert!((hatch - paper).abs() >= 0.1, "{theme:?}: {hatch} on {paper}");
    }
}

#[test]
fn figures_are_read_on_every_step() {
    for theme in ThemeName::ALL {
        for step in 0..HEATS {
            let (words, ground) = (linear(theme, on_heat(step)), linear(theme, Ink::Heat(step)));
            let found = contrast(words, ground);
            assert!(found >= 4.5, "{theme:?} {step}: {found}");
        }
    }
}
