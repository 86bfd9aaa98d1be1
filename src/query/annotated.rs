//! What the set says happened at some time of a pair's course.

use crate::dataset::Annotation;

use super::pair::PairView;

impl<'a> PairView<'a> {
    /// The annotations of the measure, each with the drawn row in whose time it falls, or which
    /// follows it at once. Those before the first or behind the last row concern nothing shown.
    pub fn annotations(&self) -> Vec<(usize, &'a Annotation)> {
        let (question, mut found) = (&self.question, Vec::new());
        let id = &question.measure().id;
        for annotation in &question.set.descriptor().bothways.annotations {
            let concerns = annotation.measures.is_empty() || annotation.measures.contains(id);
            if concerns && let Some(at) = self.row_at(annotation) {
                found.push((at, annotation));
            }
        }
        found
    }

    fn row_at(&self, annotation: &Annotation) -> Option<usize> {
        let (first, last) = (annotation.at.first_day(), annotation.at.last_day());
        let is_at = |row: &super::pair::PairRow| row.drawn && row.period.last_day() >= first;
        let at = self.rows.iter().position(is_at)?;
        (self.rows.get(at)?.period.first_day() <= last).then_some(at)
    }
}
