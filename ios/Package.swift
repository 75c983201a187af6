// swift-tools-version:6.0
import PackageDescription

// Where the library lies that is linked against. The lane says it; beside it the repository's own build is taken.
let libraries = Context.environment["CORE_LIB_DIR"] ?? Context.packageDirectory + "/../target/bindings/lib"

// What our own code warns of is an error. Generated code is compiled in language mode 5: in mode 6 the compiler stops
// at what UniFFI writes.
let own: [SwiftSetting] = [.unsafeFlags(["-warnings-as-errors"])]
let generated: [SwiftSetting] = [.swiftLanguageMode(.v5)]

// Linux has no SwiftUI: a module of our own stands in for it, no looser than Apple's. A Mac takes the real one.
#if os(Linux)
    let standIns: [Target] = [.target(name: "SwiftUI", path: "LinuxStubs/SwiftUI", swiftSettings: own)]
    let swiftUI: [Target.Dependency] = ["SwiftUI"]
#else
    let standIns: [Target] = []
    let swiftUI: [Target.Dependency] = []
#endif

let package = Package(
    name: "Field",
    platforms: [.iOS(.v17), .macOS(.v14)],
    products: [
        .library(name: "CoreBridge", targets: ["CoreBridge"]),
        .library(name: "Capturing", targets: ["Capturing"]),
        .library(name: "Platform", targets: ["Platform"]),
        .library(name: "AppUI", targets: ["AppUI"]),
    ],
    targets: [
        .target(name: "FieldCoreFFI", path: "Generated/FieldCoreFFI"),
        .target(
            name: "FieldCore",
            dependencies: ["FieldCoreFFI"],
            path: "Generated/FieldCore",
            swiftSettings: generated,
            linkerSettings: [
                .unsafeFlags(["-L", libraries, "-Xlinker", "-rpath", "-Xlinker", libraries]),
                .linkedLibrary("alongside_mobile"),
            ]
        ),
        .target(
            name: "FieldCodec", dependencies: ["FieldCore"], path: "Generated/FieldCodec", swiftSettings: generated),
        .target(name: "CoreBridge", dependencies: ["FieldCore"], swiftSettings: own),
        .target(name: "Capturing", dependencies: ["CoreBridge", "FieldCore"], swiftSettings: own),
        .target(name: "Platform", dependencies: ["Capturing", "CoreBridge", "FieldCore"], swiftSettings: own),
        .testTarget(name: "CoreBridgeTests", dependencies: ["CoreBridge", "FieldCodec"], swiftSettings: own),
        .testTarget(
            name: "PlatformTests", dependencies: ["Platform", "Capturing", "CoreBridge", "FieldCodec"],
            swiftSettings: own),
        .target(name: "AppUI", dependencies: ["CoreBridge", "FieldCore"] + swiftUI, swiftSettings: own),
        .testTarget(name: "AppUITests", dependencies: ["AppUI", "FieldCodec"] + swiftUI, swiftSettings: own),
    ] + standIns,
    swiftLanguageModes: [.v6]
)
