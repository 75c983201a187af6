//! What the machine promises, looked for.
