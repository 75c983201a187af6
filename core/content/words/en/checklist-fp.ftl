list-fp = Your online footprint and public records
    .intro = Records, search results and old accounts can show where you live or work. You can look at one at a time. Some of these steps need doing again later.

fp-search =
    .action = Search for yourself from a safer device
    .why = You can see what other people can see.
    .how = Try your name, phone number, address, usernames and photos. Note each page that shows too much, with the date. A search on a watched device may be seen.

fp-people-sites =
    .action = Ask people-search sites to take you off
    .why = They put together details from the open register, directories and other lists.
    .how = Ask the site itself first. Its form may ask for an address: give only one that it already shows, never a new one. Look again later, as details are bought again.

fp-open-register =
    .action = Take your name off the open electoral register
    .why = The open register is for sale. Taking your name off does not change your right to vote.
    .how = Your name goes on it until you ask to come off. Copies sold before then do not change. Ask again each time you register at a new address. The full register can still be looked at by people under supervision. If that worries you, the step on voting without your name may help.

fp-anonymous =
    .action = Ask about voting without your name on the register
    .why = This is for people whose safety is at risk if their name and address are on it.
    .how = It is called anonymous registration. You need evidence: a court order from a set list, or a signed statement from an official who may give one. It lasts for { $anonymous-time }, so note when it ends. Your local election office can say what to send.

fp-companies =
    .action = Ask Companies House to hide your home address
    .why = The names and details of people who run companies are public. Your home address may be there.
    .how = You can use a service address in its place. People at risk of harm can ask for more. The rules have changed, so check with Companies House what you can ask for now.

fp-land =
    .action = Set a free property alert and see what the title shows
    .why = HM Land Registry can email you about some activity on a home. The title shows the name of its owner to anyone.
    .how = It tells you of an official search, or of a request to record a sale or loan. It does not tell you who looks at the title, and it does not block anything. You do not have to own the home. So the other person can set an alert on yours too. It is for England and Wales only.

fp-results =
    .action = Ask search engines to drop results about you
    .why = This hides a result from a search. The page itself stays.
    .how = Save a copy with the date first, if the page may be evidence. Google looks only at the links you send. It often keeps news and public pages. You can ask the owner of the page too, and each search engine in turn. If one says no, the data watchdog (the ICO) has a page for complaints.

fp-domain =
    .action = See if web names or business pages give your address
    .why = If you have a website or a company, a record may show where you live.
    .how = For .uk names, the owner's details have not been public since 22 May 2018, unless they agreed. People can still ask for them. Old copies and other endings may show them too. The office address of a company is public, so a home used as one is shown.

fp-photos =
    .action = Search for your own photos, and use a new one on each site
    .why = The same photo in two places can link your accounts.
    .how = An image search looks for other copies of a photo. The search site then has your picture too. A new photo of you may not be enough on its own.

fp-details-out =
    .action = Give out less on forms, surveys, prize draws and deliveries
    .why = Your details can move from one firm to another.
    .how = You can ask what a detail is for, and leave out what is not needed. Some people keep one email address just for shopping.

fp-post =
    .action = Phone Royal Mail before you redirect your post
    .why = Redirection normally sends a letter to your old address. For a PO box, a letter goes to your real address.
    .how = Royal Mail can stop that letter. Phone its team for this on { $royal-mail } and do not apply online first. It costs money: an undated page says from { $redirect-price }. Some people use a PO box, or the address of someone they trust.

fp-schools =
    .action = Ask the school, clubs and your surgery to hold details back
    .why = A new address can get out through a school, a club or a surgery.
    .how = You can ask that your address is held back. A school or surgery may have to tell a parent some things, also if that parent is the other person. A court order, or a risk of serious harm, can change that. Give them a copy of any order. The other person may learn that you asked, so ask how it is kept.

fp-old-accounts =
    .action = Empty and lock old accounts rather than close them
    .why = Old accounts can still show your details. But sudden silence may tell the other person that something has changed.
    .how = Save messages first. You can take out details, change the name and set a new password. Keep an old email address if it can reset other accounts, as someone else may be able to take it. Closing fits an account that nobody watches.
