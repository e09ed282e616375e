//! The form of application, object and account ids.

use uuid::Uuid;

/// Whether this is a GUID of 8-4-4-4-12 hexadecimal digits.
pub fn is_guid(text: &str) -> bool {
    text.len() == 36 && Uuid::try_parse(text).is_ok()
}

/// For clap: the text as it is, when it is a GUID.
pub fn parse(text: &str) -> Result<String, String> {
    if is_guid(text) {
        Ok(text.to_owned())
    } else {
        Err("not a GUID, which is 8-4-4-4-12 hexadecimal digits".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_hyphenated_form_is_a_guid() {
        assert!(is_guid("04b07795-8ddb-461a-bbee-02f9e1bf7b46"));
        assert!(is_guid("04B07795-8DDB-461A-BBEE-02F9E1BF7B46"));
        for text in [
            "",
            "04b077958ddb461abbee02f9e1bf7b46",
            "{04b07795-8ddb-461a-bbee-02f9e1bf7b46}",
            "04b07795-8ddb-461a-bbee-02f9e1bf7b4g",
            "04b07795-8ddb-461a-bbee-02f9e1bf7b4",
        ] {
            assert!(!is_guid(text), "{text}");
        }
    }
}
