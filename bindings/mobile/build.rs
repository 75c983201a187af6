//! Link flags of the library for a phone.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // Time zones are tables of pointers; packed relocations make the library smaller by a tenth. The loader of this
    // libc knows them; for Android the build names its own form.
    let target = |name: &str| std::env::var(name).unwrap_or_default();
    if target("CARGO_CFG_TARGET_OS") == "linux" && target("CARGO_CFG_TARGET_ENV") == "gnu" {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-z,pack-relative-relocs");
        println!(
            "cargo:rustc-cdylib-link-arg=-Wl,--gc-sections,--icf=all,-O2,--build-id=none,--hash-style=gnu"
        );
    }
}
