//! Days of the proleptic Gregorian calendar, as ISO 8601 counts them.
//!
//! Two small functions after Howard Hinnant's “chrono-compatible low-level date algorithms”
//! (<https://howardhinnant.github.io/date_algorithms.html>); a date library took 3 kB more of wasm.

/// The day's number, 0 being 1970-01-01, or none for a date that no calendar has.
pub fn day_number(year: i32, month: u8, day: u8) -> Option<i32> {
    let is_real = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
    // Years begin in March, so that the leap day is the last one.
    let year = if month > 2 { year } else { year - 1 };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((i32::from(month) + 9) % 12) + 2) / 5 + i32::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    is_real.then_some(era * 146_097 + day_of_era - 719_468)
}

/// Year, month and day of a day's number.
pub fn date_of(day_number: i32) -> (i32, u8, u8) {
    let shifted = day_number + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month as u8, day as u8)
}

fn days_in_month(year: i32, month: u8) -> u8 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        assert_eq!(day_number(1970, 1, 1), Some(0));
        assert_eq!(day_number(2000, 3, 1), Some(11_017));
        assert_eq!(day_number(1900, 2, 29), None);
        assert_eq!(day_number(2013, 13, 1), None);
        assert_eq!(day_number(2013, 4, 0), None);
    }

    #[test]
    fn every_day_of_800_years_follows_the_one_before() {
        let (first, last) = (day_number(1600, 1, 1).unwrap(), day_number(2400, 1, 1).unwrap());
        assert_eq!(last - first, 2 * 146_097);
        for day in first..last {
            let (year, month, date) = date_of(day);
            assert_eq!(day_number(year, month, date), Some(day));
        }
    }
}
