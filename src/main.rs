//! Prints an Azure / Microsoft Entra access token, and nothing else.

mod denied;
mod entra;
mod env;
mod error;
mod guid;
mod http;
mod interrupt;
mod jwt;
mod loopback;
mod resource;
mod secret;
mod shell;
mod terminal;
mod token;

fn main() {}
