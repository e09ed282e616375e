//! Names and sealed contents of records, as functions of the envelope key.

use anyhow::Result;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;
use zeroize::Zeroizing;

use crate::random;

/// The first byte of a record. Another version has other names, too, so that versions live side by side.
const VERSION: u8 = 1;

/// The length of an envelope key in bytes.
pub const KEY_LEN: usize = 32;

/// An envelope key.
pub type EnvelopeKey = Zeroizing<[u8; KEY_LEN]>;

/// Why a record did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It was written by another version of azt.
    Version,
    /// It is damaged, or not this record, or sealed with another key.
    Damaged,
}

/// Seals and opens records.
pub struct Envelope {
    names: hmac::Key,
    contents: LessSafeKey,
}

impl Envelope {
    /// Two keys for two purposes, derived from the one.
    pub fn new(key: &EnvelopeKey) -> Result<Self> {
        let root = hmac::Key::new(hmac::HMAC_SHA256, key.as_slice());
        let names = hmac::sign(&root, &[b"azt names ", &[VERSION][..]].concat());
        let contents = hmac::sign(&root, &[b"azt contents ", &[VERSION][..]].concat());
        let contents = UnboundKey::new(&AES_256_GCM, contents.as_ref())
            .map_err(|_| anyhow::anyhow!("could not derive a key from the envelope key"))?;
        Ok(Self { names: hmac::Key::new(hmac::HMAC_SHA256, names.as_ref()), contents: LessSafeKey::new(contents) })
    }

    /// The file name of a record: 40 hexadecimal digits that tell nothing to who has not the key.
    pub fn name(&self, kind: &str, key: &[u8]) -> String {
        let mut context = hmac::Context::with_key(&self.names);
        context.update(kind.as_bytes());
        context.update(&[0]);
        context.update(key);
        hexadecimal(&context.sign().as_ref()[..20])
    }

    /// Version, nonce, ciphertext, tag. It opens only under the same kind and name.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn seal(&self, kind: &str, name: &str, plain: &[u8]) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE_LEN] = random::bytes()?;
        let mut sealed = Zeroizing::new(plain.to_vec());
        let tag = self
            .contents
            .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), bound_to(kind, name), &mut sealed)
            .map_err(|_| anyhow::anyhow!("could not seal a record"))?;
        Ok([&[VERSION][..], &nonce, &sealed, tag.as_ref()].concat())
    }

    /// What was sealed under this kind and name.
    pub fn open(&self, kind: &str, name: &str, record: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unreadable> {
        match record.split_first() {
            Some((&VERSION, rest)) if rest.len() > NONCE_LEN => {
                let (nonce, sealed) = rest.split_at(NONCE_LEN);
                let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Unreadable::Damaged)?;
                let mut plain = Zeroizing::new(sealed.to_vec());
                let opened = self.contents.open_in_place(nonce, bound_to(kind, name), &mut plain);
                let length = opened.map_err(|_| Unreadable::Damaged)?.len();
                plain.truncate(length);
                Ok(plain)
            }
            Some((&VERSION, _)) | None => Err(Unreadable::Damaged),
            Some(_) => Err(Unreadable::Version),
        }
    }
}

/// Two lower-case digits a byte: file names whose case a system may not tell apart.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn bound_to(kind: &str, name: &str) -> Aad<Vec<u8>> {
    Aad::from([&[VERSION][..], kind.as_bytes(), &[0], name.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn envelope(byte: u8) -> Envelope {
        Envelope::new(&Zeroizing::new([byte; KEY_LEN])).expect("a key")
    }

    #[test]
    fn a_record_opens_under_its_own_name_kind_and_key_only() {
        let one = envelope(1);
        let sealed = one.seal("tokens", "a", b"secret").expect("randomness");
        assert_eq!(one.open("tokens", "a", &sealed).expect("its own").as_slice(), b"secret");
        assert_eq!(one.open("tokens", "b", &sealed), Err(Unreadable::Damaged));
        assert_eq!(one.open("sign-ins", "a", &sealed), Err(Unreadable::Damaged));
        assert_eq!(envelope(2).open("tokens", "a", &sealed), Err(Unreadable::Damaged));
        assert!(!sealed.windows(6).any(|window| window == b"secret"));
    }

    #[test]
    fn no_bit_of_a_record_can_be_changed_and_no_end_cut_off() {
        let envelope = envelope(1);
        let sealed = envelope.seal("tokens", "a", b"secret").expect("randomness");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            let expected = if at == 0 { Unreadable::Version } else { Unreadable::Damaged };
            assert_eq!(envelope.open("tokens", "a", &changed), Err(expected), "{at}");
            assert_eq!(envelope.open("tokens", "a", &sealed[..at]), Err(Unreadable::Damaged), "{at}");
        }
    }

    #[test]
    fn names_differ_by_kind_key_and_envelope_key() {
        let names = [
            envelope(1).name("tokens", b"a"),
            envelope(1).name("tokens", b"b"),
            envelope(1).name("sign-ins", b"a"),
            envelope(2).name("tokens", b"a"),
        ];
        for (index, name) in names.iter().enumerate() {
            assert_eq!(name.len(), 40);
            assert!(!names[..index].contains(name));
        }
        assert_eq!(names[0], envelope(1).name("tokens", b"a"));
        assert_eq!(hexadecimal(&[0, 0x1f, 0xa0, 0xff]), "001fa0ff");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            prop_assert!(envelope(1).open("tokens", "a", &bytes).is_err());
        }
    }
}
