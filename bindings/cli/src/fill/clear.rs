//! Empties fields of an entry, by the names of their options.

use alongside_core::incidents::Incident;

/// Empties one field. `false` where there is none of that name.
pub(crate) fn clear(field: &str, i: &mut Incident) -> bool {
    match field {
        "occurred" => i.occurred = None,
        "occurred-basis" => i.occurred = i.occurred.take().map(|occurred| occurred.known_by(None)),
        "discovered" => i.discovered_at = None,
        "series" => (i.series_count, i.series_from, i.series_to) = (None, None, None),
        "behaviour" => i.behaviours.clear(),
        "behaviour-text" => i.behaviour_other = None,
        "channel" => {
            i.channels.clear();
            i.from_identifiers.clear();
            i.received_on.clear();
        }
        "from" => i.from_identifiers.clear(),
        "received-on" => i.received_on.clear(),
        "words" => i.exact_words = None,
        "where-setting" => i.place_setting = None,
        "place" => i.place_label = None,
        "at-place-text" => i.place_text = None,
        "lat-lon" => (i.place_coordinates, i.place_precision) = (None, None),
        "person" => i.persons.clear(),
        "who" => i.who_description = None,
        "confidence" => i.who_confidence = None,
        "identified-by" => i.how_identified = None,
        "through" => i.through_others = None,
        "witness" => {
            i.witness_names.clear();
            i.witness_contacts.clear();
            i.witness_saw.clear();
            i.witness_willing.clear();
            i.witness_statement.clear();
        }
        "others-present" => i.others_present = None,
        "no-evidence" => i.no_evidence_reason = None,
        "reported-to" => {
            i.other_report_to.clear();
            i.other_report_when.clear();
            i.other_report_reference.clear();
            i.other_report_result.clear();
        }
        "order-term" => {
            i.order_terms.clear();
            i.breach_reported.clear();
        }
        "response" => i.my_response.clear(),
        "response-text" => i.my_response_text = None,
        "impact" => i.impact.clear(),
        "impact-text" => i.impact_text = None,
        "impact-scale" => i.impact_scale = None,
        "change" => i.changes.clear(),
        "change-text" => i.changes_text = None,
        "others" => i.others_impact.clear(),
        "others-text" => i.others_impact_text = None,
        "safe-now" => i.safe_now = None,
        "entered-by" => i.entered_by = None,
        "entered-by-role" => i.entered_by_role = None,
        "written-note" => i.written_note = None,
        "sensitivity" => i.sensitivity.clear(),
        "private-note" => i.private_note = None,
        "language" => i.language = None,
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::incident::CLEARABLE;
    use alongside_core::ids::RecordId;
    use alongside_core::time::{BootId, Reading, Zone};

    #[test]
    fn every_name_that_the_command_line_takes_is_a_field() {
        let boot = BootId([0; 16]);
        let reading = Reading { wall_ms: 0, zone: Zone::LONDON, monotonic_ms: 0, boot, trusted: false };
        let mut incident = Incident::new(&reading, RecordId([0; 16]), 1, "text");
        for field in CLEARABLE {
            assert!(clear(field, &mut incident), "{field}");
        }
        assert!(!clear("what-happened", &mut incident));
    }
}
