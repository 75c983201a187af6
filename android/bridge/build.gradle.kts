plugins {
    alias(libs.plugins.android.library)
    alias(libs.plugins.kotlin.android)
}

// `cargo xtask android` makes both: the library of each processor, and the Kotlin that speaks to it.
val made = rootDir.resolve("../target")

android {
    namespace = "app.field.bridge"
    compileSdk = 36
    defaultConfig {
        minSdk = 26
        consumerProguardFiles("consumer-rules.pro")
    }
    sourceSets["main"].kotlin.srcDir(made.resolve("bindings/kotlin"))
    sourceSets["main"].jniLibs.srcDir(made.resolve("android/jniLibs"))
    // The tests of the facade run on a computer, over records that stand ready: `cargo xtask test --only kotlin`.
    sourceSets["test"].kotlin.setSrcDirs(emptyList<String>())
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
}

kotlin {
    jvmToolchain(17)
}

dependencies {
    implementation("${libs.jna.get()}@aar")
    api(libs.coroutines.android)
}
