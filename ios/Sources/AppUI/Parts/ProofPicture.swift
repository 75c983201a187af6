import FieldCore
import SwiftUI

/// A piece of proof on its own page: its picture, where it is one that may be shown, and what is known of it.
struct ProofPicture: View {
    @State private var picture: Image?
    private let proof: ProofView
    private let hand: any Hand

    init(_ proof: ProofView, _ hand: any Hand) {
        self.proof = proof
        self.hand = hand
    }

    var body: some View {
        Card {
            // What it shows is hers to say: it stands in her words among what is noted of it.
            if let picture {
                picture
                    .resizable()
                    .aspectRatio(contentMode: .fit)
                    .frame(maxWidth: .infinity, maxHeight: Tokens.picture)
                    .padding(Tokens.block)
                    .privacySensitive()
                    .accessibilityLabel(proof.title)
            }
            LinePart(Line(proof.title, proof.detail, nil, spoken: proof.spoken), nil, hand) {}
        }
        .task(id: proof.id) {
            picture = nil
            guard Showable.isPicture(proof), let bytes = await hand.bytes(proof) else { return }
            picture = await Showable.decoded(bytes)
        }
    }
}

/// Which files are shown as pictures.
enum Showable {
    /// A photo of a phone has a tenth of it.
    private static let largestBytes: Int64 = 48 << 20
    private static let pictures = "image/"

    static func isPicture(_ proof: ProofView) -> Bool {
        let isPicture = proof.mediaType?.hasPrefix(pictures) == true
        return proof.shown && proof.bytes > 0 && proof.bytes <= largestBytes && isPicture
    }
}
