### For those who write or check the content: what is wrong with the files, and the page for a reviewer.

cli-content-good = { $count ->
    [one] Nothing is wrong in 1 file.
   *[other] Nothing is wrong in { $count } files.
}
cli-content-faults = { $count ->
    [one] 1 thing is wrong.
   *[other] { $count } things are wrong.
}
cli-content-written = Written: { $file }

## The page

content-page-title = Alongside: content for review
content-page-intro = Everything that the app can say in lists, cards, guides, its panel and its directory, with ids, sources, dates and grades. Nobody outside has checked it yet. Its sources were read on { $read }, as saved copies; nothing was tried live.
content-page-how = How to read it: what is struck through is never shown to anybody who uses the app. It has no source, is out of use or is held back, and stands here to be looked at. Everything else can be shown.
content-page-grade-v = V: the passage itself was read in a saved copy of the page.
content-page-grade-v2 = V2: the same on a secondary page. The app adds "second-hand, not checked".
content-page-grade-s = S: one of the pages that the project began with says so, and nothing else that was found.
content-page-grade-k = K: no source was found. Never shown where it is a number, a path, hours, a law or a word about a product.
content-page-contents = On this page
content-page-panel = Panel: help now
content-page-lists = Lists of steps
content-page-cards = Decision cards
content-page-guides = Guides
content-page-directory = Directory
content-page-retired = Out of use
content-page-retired-text = Search keys only: whoever types one is led to the current service, or told that it is out of use.
content-page-labels = Labels of the directory
content-page-holidays = Bank holidays
content-page-sources = Sources
content-page-reviewed = Reviewed by
content-page-look-again = Look again
content-page-where = Where
content-page-applies = Applies if
content-page-grade = Grade
content-page-from = Sources
content-page-links = Leads to
content-page-talk = Talk it through with
content-page-held-back = Held back
content-page-fact = Fact
content-page-value = Value
content-page-source = Source
content-page-date = Date
content-page-said = What is said
content-page-questions = To think about

content-page-not-known = What is not known
content-page-run-by = Run by
content-page-also = Also called
content-page-as-of = Newest source
content-page-more = More
content-page-shown-first = Shown first in
content-page-serves = Serves
content-page-audience = For
content-page-needs = Found under
content-page-facets = Says it does
content-page-referral = Who may get in touch
content-page-reporting = Without a report to police
content-page-cost = Cost
content-page-leads-to = leads to
content-page-proof-first = Proof first
content-page-accounts = Touches accounts
content-page-order = Place
