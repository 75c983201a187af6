list-sc = Snapchat
    .intro = These steps are about who can see where you are, who can reach you and how to keep what they send.

sc-ghost =
    .action = Turn on Ghost Mode on Snap Map
    .why = Opening the app can update where you show on the map.
    .how = Friends who could see you on the map may notice that you have gone. You can think about when to do it.

sc-contacts =
    .action = Limit who can contact you, and turn off Find Friends
    .why = It can mean that fewer new accounts reach you.
    .how = Find Friends was once called Quick Add. People who are friends both ways can write to you, and so can people whose numbers you saved. So look at those numbers too. A police leaflet warns that cutting off contact can lose evidence and raise risk. You can talk to the police or an advocate first, and copy what matters.

sc-capture =
    .action = Photograph messages with another phone or a camera
    .why = The sender is told about a screenshot, a screen recording or a saved chat.
    .how = Include their page and what came before. Copy only what shows harm, and leave other private things alone. If a picture is sexual and may show someone under 18, don't copy it.

sc-friends =
    .action = Check your friends and who can see you on the map
    .why = Friends may see where you are.
    .how = Look at who the map shows you to. You can remove people you don't want there. They may notice, so copy what they sent first if you may need it.

sc-login =
    .action = Check Session Management to see who is logged in
    .why = It shows each device and browser that is logged in.
    .how = Photograph the list first. Then you can log out what you don't know. The other person may notice. If they know your password, see the step on passwords too.

sc-block =
    .action = Copy first if you think about blocking
    .why = Copies that you make first stay with you, whatever the app does with the chat.
    .how = Use another phone or a camera. The other person may notice a block, and may try other ways to reach you. Some people block and some don't, and the card shows what services say. If a picture is sexual and may show someone under 18, don't copy it.
