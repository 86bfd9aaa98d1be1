//! The running sum of a pair: each drawn period with all those before it.

use crate::query::{Both, Direction, PairRow, PairView, Question};

/// Turns the figures of the drawn rows into sums since the first of them. Periods of another length
/// keep their own figures: they would count some time twice.
pub fn run(question: &Question<'_>, rows: &mut [PairRow]) {
    let mut periods = Vec::new();
    for row in rows.iter() {
        if row.drawn {
            periods.push(row.period);
        }
    }
    let mut forward = question.running(question.ends(Direction::Forward), &periods).into_iter();
    let mut back = question.running(question.ends(Direction::Back), &periods).into_iter();
    for row in rows {
        if row.drawn
            && let (Some(forward), Some(back)) = (forward.next(), back.next())
        {
            row.figures = Both { forward, back };
        }
    }
}

/// The last drawn row with a figure: the whole sum.
pub fn last(rows: &[PairRow]) -> Option<usize> {
    let is_measured = |both: &Both| both.forward.is_measured() || both.back.is_measured();
    rows.iter().rposition(|row| row.drawn && is_measured(&row.figures))
}

impl PairView<'_> {
    /// Whether the drawn rows are running sums.
    pub fn is_running(&self) -> bool {
        self.question.is_running
    }
}
