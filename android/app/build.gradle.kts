plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.kotlin.compose)
}

android {
    namespace = "app.field.notes"
    compileSdk = 36
    defaultConfig {
        applicationId = "app.field.notes"
        minSdk = 26
        targetSdk = 36
        versionCode = 1
        versionName = "0.1.0"
        // Libraries bring parts along for more processors than ours is built for; there the app would not begin.
        ndk { abiFilters += listOf("arm64-v8a", "armeabi-v7a", "x86_64") }
    }
    // Some shops take no app that asks for texts.
    flavorDimensions += "texts"
    productFlavors {
        create("sms") { dimension = "texts" }
        create("nosms") { dimension = "texts" }
    }
    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            // Who builds it again from the same sources gets the same file.
            vcsInfo.include = false
            // What JNA and the generated code need is said by the bridge, in bridge/consumer-rules.pro.
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"))
        }
    }
    buildFeatures {
        compose = true
    }
    androidResources {
        // The languages that the core speaks; what libraries bring along in others is left out.
        localeFilters += listOf("en")
    }
    packaging {
        // As they are, and each from a page of 16 KiB on: the phone reads them where they lie.
        jniLibs.useLegacyPackaging = false
    }
    // Its list of what is inside is sealed for one shop alone and can't be read by anybody else.
    dependenciesInfo {
        includeInApk = false
        includeInBundle = false
    }
    // These tests run over the real library, which a lane prepares: `cargo xtask test --only android`.
    sourceSets["test"].kotlin.setSrcDirs(emptyList<String>())
    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
}

kotlin {
    jvmToolchain(17)
    compilerOptions {
        allWarningsAsErrors = true
    }
}

dependencies {
    implementation(project(":bridge"))
    implementation(libs.core.ktx)
    implementation(libs.activity.compose)
    implementation(libs.compose.ui)
    implementation(libs.compose.foundation)
    implementation(libs.compose.icons)
    implementation(libs.material3)
    implementation(libs.lifecycle.runtime.compose)
    implementation(libs.lifecycle.viewmodel.compose)
}
