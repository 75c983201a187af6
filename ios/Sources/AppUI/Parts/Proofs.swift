import FieldCore
import SwiftUI

/// Pieces of proof, each of which leads to its own page.
struct ProofsPart: View {
    private let proofs: [ProofView]
    private let hand: any Hand

    init(_ proofs: [ProofView], _ hand: any Hand) {
        self.proofs = proofs
        self.hand = hand
    }

    var body: some View {
        if !proofs.isEmpty {
            Card {
                Each(numbered: proofs) { at, proof in
                    if at > 0 { Hairline() }
                    LinePart(Line(proof.title, proof.detail, nil, spoken: proof.spoken), proof.action, hand) {}
                }
            }
        }
    }
}
