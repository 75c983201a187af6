import Foundation
import SwiftUI

#if canImport(ImageIO)
    import ImageIO

    extension Showable {
        /// As small as it may be for a page, off the main thread. Nothing is kept but what is drawn.
        static func decoded(_ bytes: Data) async -> sending Image? {
            let keepsNothing = [kCGImageSourceShouldCache: false] as CFDictionary
            let small =
                [
                    kCGImageSourceCreateThumbnailFromImageAlways: true,
                    kCGImageSourceCreateThumbnailWithTransform: true,
                    kCGImageSourceThumbnailMaxPixelSize: Tokens.picturePixels,
                ] as CFDictionary
            guard let source = CGImageSourceCreateWithData(bytes as CFData, keepsNothing),
                let picture = CGImageSourceCreateThumbnailAtIndex(source, 0, small)
            else { return nil }
            // It is spoken by its title, which stands beside it.
            return Image(picture, scale: 1, label: Text(String()))
        }
    }
#else
    extension Showable {
        /// Pictures are read by Apple's frameworks alone.
        static func decoded(_: Data) async -> sending Image? { nil }
    }
#endif
