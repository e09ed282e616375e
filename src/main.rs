//! Prints an Azure / Microsoft Entra access token, and nothing else.


fn main() {}
