/** What the server refuses, in German: its English sentence, and ours. */
export const words = {
  name: "refusals",
  table: {
    "#bad_request": "Der Server hat das nicht verstanden. Vielleicht ist etwas zu lang oder fehlt.",
    "#not_allowed": "Das ist hier nicht erlaubt.",
    "A class can be opened again on the same day only.": "Eine Stunde lässt sich nur am selben Tag wieder öffnen.",
    "A set has at most {most_rooms} rooms.": "Eine Einteilung hat höchstens {most_rooms} Gruppen.",
    "A class keeps {most_quizzes} quizzes. Delete one first.":
      "Eine Stunde behält {most_quizzes} Quiz. Lösche zuerst eins.",
    "A quiz is running. End it first.": "Es läuft ein Quiz. Beende es zuerst.",
    "A quiz needs names: without them nobody has points.": "Ein Quiz braucht Namen: Ohne sie hat niemand Punkte.",
    "This quiz is over.": "Dieses Quiz ist zu Ende.",
    "A short answer is a text of at most {longest_short_answer} characters.":
      "Eine kurze Antwort hat höchstens {longest_short_answer} Zeichen.",
    "A step stands in the plan twice.": "Ein Schritt steht zweimal im Plan.",
    "A stopwatch has no end that could be later.": "Eine Stoppuhr hat kein Ende, das man verschieben könnte.",
    "A timer runs for 24 hours at most.": "Ein Timer läuft höchstens 24 Stunden.",
    "Another device is the room's own already.": "Ein anderes Gerät ist schon das Gerät des Raums.",
    "At most {most} answers of a poll can be hidden.":
      "Von einer Umfrage lassen sich höchstens {most} Antworten verbergen.",
    "At most {most} answers of a poll can be joined.":
      "Von einer Umfrage lassen sich höchstens {most} Antworten zusammenzählen.",
    "Nobody has written that.": "Das hat niemand geschrieben.",
    "An answer begins with = or ~.": "Eine Antwort beginnt mit = oder ~.",
    "The answers have no end: a }.": "Die Antworten haben kein Ende: eine }.",
    "“{said}” is not a number.": "„{said}“ ist keine Zahl.",
    "“{form}” is no form of a question. Forms: {forms}.": "„{form}“ ist keine Art von Frage. Arten: {forms}.",
    "This file is not text in UTF-8. Save it as UTF-8.": "Diese Datei ist kein Text in UTF-8. Sichere sie als UTF-8.",
    "Choose among the answers that are offered.": "Wähle unter den angebotenen Antworten.",
    "Do what is missing first, or ask to be let in.": "Mach zuerst, was fehlt, oder bitte um Einlass.",
    "Everyone else here has been heard.": "Alle anderen hier sind schon zu Wort gekommen.",
    "Pupils and guests can be asked.": "Fragen lassen sich Lernende und Gäste.",
    "No other rooms are open: everyone hears you already.": "Es sind keine anderen Räume offen: Alle hören dich schon.",
    "No pupil is here to pick.": "Es sind keine Lernenden zum Auswählen da.",
    "Nobody else is here to pick.": "Sonst ist niemand zum Auswählen da.",
    "On this device the microphone stays off, so that there is no echo.":
      "An diesem Gerät bleibt das Mikrofon aus, damit es kein Echo gibt.",
    "One of these can never be given to this role.": "Eines davon kann diese Rolle nie bekommen.",
    "Only a device in the room can be the room's own.": "Nur ein Gerät im Raum kann das Gerät des Raums sein.",
    "Only its author may change a message.": "Eine Nachricht ändert nur, wer sie geschrieben hat.",
    "Only its author or a teacher may delete a message.":
      "Eine Nachricht löscht nur, wer sie geschrieben hat, oder eine Lehrkraft.",
    "Only pupils and guests can be sent to the door.": "Vor die Tür können nur Lernende und Gäste geschickt werden.",
    "Only teachers write to everyone in all groups.": "An alle in allen Gruppen schreiben nur Lehrkräfte.",
    "Other rooms are open. Bring everyone back first.": "Es sind andere Gruppen offen. Hole zuerst alle zurück.",
    "Please reload the page.": "Bitte lade die Seite neu.",
    "Say how many rooms, or how many people in each: one of the two.":
      "Gib an, wie viele Gruppen oder wie viele Personen in jeder: eins von beiden.",
    "Say whether you are in the room or elsewhere.": "Gib an, ob du im Raum bist oder woanders.",
    "Sign in first.": "Melde dich zuerst an.",
    "Somebody is on the way already.": "Es ist schon jemand unterwegs.",
    "Somebody is placed in a room that is not in this set.":
      "Jemand sitzt in einer Gruppe, die es in dieser Einteilung nicht gibt.",
    "Staff cannot be removed.": "Lehrkräfte und Helfende können nicht entfernt werden.",
    "That did not work.": "Das hat nicht geklappt.",
    "That is another person's device.": "Das ist das Gerät einer anderen Person.",
    "That is no longer here.": "Das ist nicht mehr da.",
    "That room is not open.": "Diese Gruppe ist nicht offen.",
    "That step is not in the plan any more.": "Diesen Schritt gibt es im Plan nicht mehr.",
    "That would be more than {most_rooms} rooms.": "Das wären mehr als {most_rooms} Gruppen.",
    "The class could not be read.": "Die Stunde konnte nicht gelesen werden.",
    "The quiz has changed. Reload the page; your answers were not counted.":
      "Das Quiz hat sich geändert. Lade die Seite neu; deine Antworten wurden nicht gezählt.",
    "The role of {name} is above yours.": "Die Rolle von {name} steht über deiner.",
    "The server answered something else than expected.": "Der Server hat etwas Unerwartetes geantwortet.",
    "The server does not answer.": "Der Server antwortet nicht.",
    "The time is not over yet.": "Die Zeit ist noch nicht um.",
    "There are {most_sets} prepared sets. Delete one first.":
      "Es gibt schon {most_sets} vorbereitete Einteilungen. Lösche zuerst eine.",
    "There is no other teacher here. Make somebody else a teacher first.":
      "Hier ist keine andere Lehrkraft. Mache zuerst eine andere Person zur Lehrkraft.",
    "There is no such class.": "Diese Stunde gibt es nicht.",
    "There is no such group in this set.": "Diese Gruppe gibt es in der Einteilung nicht.",
    "There is no such room in this set.": "Diese Gruppe gibt es in der Einteilung nicht.",
    "There is no such round in this set.": "Diese Runde gibt es in der Einteilung nicht.",
    "There is nothing of that kind.": "So etwas gibt es hier nicht.",
    "These rooms are not open.": "Diese Gruppen sind nicht offen.",
    "These rooms are open. Bring everyone back first.": "Diese Gruppen sind offen. Hole zuerst alle zurück.",
    "This class is over.": "Diese Stunde ist zu Ende.",
    "This page is not connected to a class.": "Diese Seite ist mit keiner Stunde verbunden.",
    "This page is of another version. It reloads.": "Diese Seite ist von einer anderen Version. Sie lädt sich neu.",
    "This request came from another site.": "Diese Anfrage kam von einer fremden Seite.",
    "This server does not know that request.": "Der Server kennt diese Anfrage nicht.",
    "This server forwards no sound or pictures.": "Dieser Server leitet weder Ton noch Bild weiter.",
    "This was done already.": "Das ist schon geschehen.",
    "This was the last round.": "Das war die letzte Runde.",
    "Too much is waiting to be sent.": "Es wartet schon zu viel auf das Senden.",
    "Who only watches reports nothing here.": "Wer nur zusieht, meldet hier nichts.",
    "Write down what happened first.": "Schreib zuerst auf, was passiert ist.",
    "Write something first.": "Schreib zuerst etwas.",
    "You are here by too many devices. Close some of them.": "Du bist mit zu vielen Geräten hier. Schließe einige.",
    "You are in another group now: your message was not sent.":
      "Du bist jetzt in einer anderen Gruppe: Deine Nachricht wurde nicht gesendet.",
    "You are in no group.": "Du bist in keiner Gruppe.",
    "You are in no room.": "Du bist in keinem Raum.",
    "You are not in the class yet.": "Du bist noch nicht in der Stunde.",
    "You cannot give this role.": "Diese Rolle kannst du nicht vergeben.",
    "You have reported {most} times in this class. Write to the teachers instead.":
      "Du hast in dieser Stunde schon {most} Mal etwas gemeldet. Schreib stattdessen den Lehrkräften.",
    "You may change the timer of your own group.": "Du darfst den Timer deiner eigenen Gruppe ändern.",
    "You may choose what your own group looks at.": "Du darfst bestimmen, was deine eigene Gruppe ansieht.",
    "Files may have {mb} MB here. Make this one smaller, or split it.":
      "Dateien dürfen hier {mb} MB haben. Mach diese kleiner oder teile sie auf.",
    "Many files are being sent right now. Please try again in a minute.":
      "Gerade werden viele Dateien gesendet. Bitte versuch es in einer Minute noch einmal.",
    "Nothing came any more. Send it again.": "Es kam nichts mehr an. Sende sie noch einmal.",
    "The files of a class may have {most} MB together. Delete some that are not needed.":
      "Die Dateien einer Stunde dürfen zusammen {most} MB haben. Lösche einige, die niemand braucht.",
    "This file is no longer here. Send it again.": "Diese Datei ist nicht mehr da. Sende sie noch einmal.",
    "This file was sent for something else. Send it here again.":
      "Diese Datei wurde für etwas anderes gesendet. Sende sie hier noch einmal.",
    "You can send {at_once_of_one} files at once. Wait for one of them.":
      "Du kannst {at_once_of_one} Dateien gleichzeitig senden. Warte auf eine davon.",
    "You have sent {most_unused} files that are nowhere yet. Use or drop one.":
      "Du hast {most_unused} Dateien gesendet, die noch nirgends gebraucht werden. Benutze oder verwirf eine.",
    "You may not send files here right now.": "Du darfst hier gerade keine Dateien senden.",
    "purpose: one of {bounds}.": "purpose: eines von {bounds}.",
    "A choice needs at least two answers, and none may be empty.":
      "Eine Auswahl braucht mindestens zwei Antworten, und keine darf leer sein.",
    "A class keeps {most_kept} polls. Delete one first.":
      "Eine Stunde behält {most_kept} Umfragen. Lösche zuerst eine.",
    "A question can be asked {most_rounds} times. Ask it as a new poll.":
      "Eine Frage lässt sich {most_rounds} Mal stellen. Stelle sie als neue Umfrage.",
    "At most {letters_of_a_word} letters each, please.": "Bitte höchstens {letters_of_a_word} Buchstaben je Wort.",
    "At most {most_letters} letters, please.": "Bitte höchstens {most_letters} Buchstaben.",
    "At most {most}, please.": "Bitte höchstens {most}.",
    "Choose an answer first.": "Wähle zuerst eine Antwort.",
    "Choose at most {most} answers.": "Wähle höchstens {most} Antworten.",
    "Choose one answer.": "Wähle eine Antwort.",
    "Close the poll first.": "Schließe zuerst die Umfrage.",
    "Only a choice has answers to choose from.": "Nur eine Auswahl hat Antworten zum Wählen.",
    "That answer is not on the list.": "Diese Antwort steht nicht auf der Liste.",
    "This poll is closed.": "Diese Umfrage ist geschlossen.",
    "This question is asked again. Please answer once more.":
      "Diese Frage wird noch einmal gestellt. Bitte antworte erneut.",
    "Two of these answers are the same.": "Zwei dieser Antworten sind gleich.",
    "What is right is not among the answers.": "Die richtige Antwort ist nicht unter den Antworten.",
    "Write a number.": "Schreib eine Zahl.",
    "You have answered already, and this poll takes no changes.":
      "Du hast schon geantwortet, und diese Umfrage nimmt keine Änderungen an.",
    "{most_open} polls are open. Close one first.": "{most_open} Umfragen sind offen. Schließe zuerst eine.",
    "A board holds {most_bytes} MB. Erase some, or take another board.":
      "Eine Tafel fasst {most_bytes} MB. Wische etwas weg, oder nimm eine andere Tafel.",
    "A board holds {most_shapes} things. Erase some, or take another board.":
      "Eine Tafel fasst {most_shapes} Dinge. Wische etwas weg, oder nimm eine andere Tafel.",
    "A class has at most {most_notes} notes.": "Eine Stunde hat höchstens {most_notes} Notizen.",
    "A class has {most_boards} boards at most. Delete one first.":
      "Eine Stunde hat höchstens {most_boards} Tafeln. Lösche zuerst eine.",
    "All boards of a class hold {most_bytes_of_all} MB. Delete one first.":
      "Alle Tafeln einer Stunde fassen {most_bytes_of_all} MB. Lösche zuerst eine.",
    "At most {most_update} kB at once: paste it in smaller pieces.":
      "Höchstens {most_update} kB auf einmal: Füge es in kleineren Stücken ein.",
    "Give the board a name.": "Gib der Tafel einen Namen.",
    "Notes hold at most {most_bytes} MB. These are full: write in others.":
      "Notizen fassen höchstens {most_bytes} MB. Diese sind voll: Schreib in anderen weiter.",
    "On this board everyone changes only what they drew themselves.":
      "Auf dieser Tafel ändern alle nur, was sie selbst gezeichnet haben.",
    "On this board only those draw whom the teacher lets.": "Auf dieser Tafel zeichnet nur, wen die Lehrkraft lässt.",
    "One drawn thing may take {most_bytes} kB. Lift the pen now and then.":
      "Ein gezeichnetes Ding darf {most_bytes} kB haben. Setze den Stift ab und zu ab.",
    "Only some people write in these notes.": "In diese Notizen schreiben nur manche.",
    "The preparation room has no notes.": "Im Vorbereitungsraum gibt es keine Notizen.",
    "There are no such notes.": "Diese Notizen gibt es nicht.",
    "This cannot be drawn: one of its numbers is none.": "Das lässt sich nicht zeichnen: Eine seiner Zahlen ist keine.",
    "This page has sent something that is no text. Please reload it.":
      "Diese Seite hat etwas gesendet, das kein Text ist. Bitte lade sie neu.",
    "You may change a board that you made.": "Du darfst eine Tafel ändern, die du gemacht hast.",
    "You may make a board for your own group.": "Du darfst eine Tafel für deine eigene Gruppe machen.",
    "A message calls at most {most} people by name.": "Eine Nachricht ruft höchstens {most} Personen beim Namen.",
    "A private message is answered privately.": "Auf eine private Nachricht wird privat geantwortet.",
    "A private message is for somebody else.": "Eine private Nachricht ist für jemand anderen.",
    "No teacher is here: private messages go on when one is back.":
      "Keine Lehrkraft ist da: Private Nachrichten gehen weiter, wenn eine zurück ist.",
    "Only what everybody reads can be pinned.": "Nur was alle lesen, lässt sich anheften.",
    "Private messages between pupils are off. You can write to the teachers.":
      "Private Nachrichten zwischen Lernenden sind aus. Du kannst den Lehrkräften schreiben.",
    "There is a word in it that is not used in this class. Please say it otherwise.":
      "Darin ist ein Wort, das in dieser Stunde nicht benutzt wird. Bitte sag es anders.",
    "What only teachers read is answered among them, or to its author.":
      "Was nur Lehrkräfte lesen, wird unter ihnen beantwortet, oder an die Person, die es schrieb.",
    "You wrote this yourself. You can delete it.": "Das hast du selbst geschrieben. Du kannst es löschen.",
    "Your role may write privately to teachers only.": "In deiner Rolle darfst du nur Lehrkräften privat schreiben.",
    "{most} messages are pinned here. Take one down first.":
      "Hier sind {most} Nachrichten angeheftet. Nimm zuerst eine ab.",
    "{name} takes no messages here.": "{name} nimmt hier keine Nachrichten an.",
    "A board holds {most_pictures} pictures. Take another board.":
      "Eine Tafel fasst {most_pictures} Bilder. Nimm eine andere Tafel.",
    "No groups are open that could get it.": "Keine Gruppen sind offen, die sie bekommen könnten.",
    "A class holds {most} questions. Staff can take some away.":
      "Eine Stunde fasst {most} Fragen. Lehrkräfte können einige wegnehmen.",
    "A question or an answer has {longest} characters at most.":
      "Eine Frage oder Antwort hat höchstens {longest} Zeichen.",
    "It is answered already. A teacher can take it away.":
      "Sie ist schon beantwortet. Eine Lehrkraft kann sie wegnehmen.",
    "No questions are taken just now.": "Gerade werden keine Fragen angenommen.",
    "Only its author or a teacher may take a question away.":
      "Eine Frage nimmt nur weg, wer sie gestellt hat, oder eine Lehrkraft.",
    "Others vote for your question, not you.": "Für deine Frage stimmen andere, nicht du.",
    "Questions carry a name in this class. Yours was not sent.":
      "Fragen tragen in dieser Stunde einen Namen. Deine wurde nicht gesendet.",
    "The class does not see this question yet.": "Die Klasse sieht diese Frage noch nicht.",
    "This question is answered already.": "Diese Frage ist schon beantwortet.",
    "You have {most_open} questions that wait. Take one back to ask another.":
      "{most_open} deiner Fragen warten. Nimm eine zurück, um eine andere zu stellen.",
    "You may lower your own hand.": "Du darfst deine eigene Hand senken.",
    "You may not do this here.": "Das ist dir hier nicht erlaubt.",
    "You may not open or close groups.": "Gruppen öffnen oder schließen ist dir nicht erlaubt.",
    "You may start a timer for your own group.": "Du darfst einen Timer für deine eigene Gruppe starten.",
    "You may stop the timer of your own group.": "Du darfst den Timer deiner eigenen Gruppe anhalten.",
    "You were asked to leave this class.": "Du wurdest aus dieser Stunde entfernt.",
    "Your role may not use {what}.": "In deiner Rolle ist das nicht erlaubt: {what}.",
    "Your teacher says who is in which group.": "Deine Lehrkraft bestimmt, wer in welcher Gruppe ist.",
    "{name} has locked {what}.": "Von {name} gesperrt: {what}.",
    "{name} has no microphone where they are.": "{name} hat dort kein Mikrofon.",
    "{name} is in no room.": "{name} ist in keinem Raum.",
    "{name} is not here.": "{name} ist nicht da.",
    "{name} is not in the class.": "{name} ist nicht in der Stunde.",
    "{name} is not in this room.": "{name} ist nicht in diesem Raum.",
    "{name} may not use the microphone in their role.": "{name} darf in dieser Rolle kein Mikrofon benutzen.",
    "{name} was taken out of this class.": "{name} wurde aus dieser Stunde entfernt.",
    "{name}: {error}": "{name}: {error}",
    "the microphone": "das Mikrofon",
    "the camera": "die Kamera",
    "screen sharing": "Bildschirm teilen",
    "the chat; you can still write to the teachers": "der Chat; den Lehrkräften kannst du weiter schreiben",
    "“{title}” is on. Go on to another step before you take it out.":
      "„{title}“ läuft gerade. Geh zu einem anderen Schritt, bevor du ihn herausnimmst.",
    "A class can have {most_decks} files of slides. Take one out first.":
      "Eine Stunde kann {most_decks} Foliensätze haben. Nimm zuerst einen heraus.",
    "Drawings in SVG can hold programs. Save it as PNG and send that one.":
      "Zeichnungen in SVG können Programme enthalten. Speichere sie als PNG und schick diese Datei.",
    "Everybody looks at the same page right now.": "Gerade sehen alle dieselbe Seite.",
    "Files of this kind cannot be read here. Save it as PDF and send that one.":
      "Dateien dieser Art lassen sich hier nicht lesen. Speichere sie als PDF und schick diese Datei.",
    "Files with programs in them (macros) cannot be sent. Save it as PDF and send that one.":
      "Dateien mit Programmen darin (Makros) lassen sich nicht schicken. Speichere sie als PDF und schick diese Datei.",
    "Here you can send {says}. Save it as one of these.":
      "Hier kannst du das schicken: {says}. Speichere die Datei so.",
    "Many files are being read right now. Please try again in a minute.":
      "Gerade werden viele Dateien gelesen. Versuch es in einer Minute noch einmal.",
    "Old Office files can hold programs. Save it as PDF and send that one.":
      "Alte Office-Dateien können Programme enthalten. Speichere sie als PDF und schick diese Datei.",
    "Page {page} did not work. Try that page again.":
      "Seite {page} hat nicht geklappt. Versuch diese Seite noch einmal.",
    "Page {page} has not been shown yet; you can look up to {reached}.":
      "Seite {page} wurde noch nicht gezeigt; du kannst bis Seite {reached} blättern.",
    "Page {page} is not ready yet.": "Seite {page} ist noch nicht fertig.",
    "Page {page} is there.": "Seite {page} ist da.",
    "Pictures may have {megapixels} million pixels, photos (JPEG) {megapixels_jpeg} million. Make this one smaller.":
      "Bilder dürfen {megapixels} Millionen Pixel haben, Fotos (JPEG) {megapixels_jpeg} Millionen. Mach dieses kleiner.",
    "Reading this file takes more than {memory_mb} MB of memory. Save it smaller.":
      "Diese Datei braucht mehr als {memory_mb} MB Speicher zum Lesen. Speichere sie kleiner.",
    "Something stands before this PDF. Save it anew and send that one.":
      "Vor diesem PDF steht noch etwas. Speichere es neu und schick diese Datei.",
    "The slides of a class can have {most_pages} pages. Take some out first.":
      "Die Folien einer Stunde können {most_pages} Seiten haben. Nimm zuerst welche heraus.",
    "This PDF has a password. Save it without one and send that one.":
      "Dieses PDF hat ein Passwort. Speichere es ohne und schick diese Datei.",
    "This PDF has {pages} pages; {most_pages} are possible. Split it and send the part that you need.":
      "Dieses PDF hat {pages} Seiten; {most_pages} sind möglich. Teile es und schick den Teil, den du brauchst.",
    "This file is broken and cannot be read. Save it anew and send that one.":
      "Diese Datei ist beschädigt und lässt sich nicht lesen. Speichere sie neu und schick diese Datei.",
    "This file is empty. Was it saved?": "Diese Datei ist leer. Wurde sie gespeichert?",
    "This file is two kinds of file at once. Save it anew and send that one.":
      "Diese Datei ist zweierlei zugleich. Speichere sie neu und schick diese Datei.",
    "This is a web page, whatever its name says. Save it as PDF and send that one.":
      "Das ist eine Webseite, wie auch immer sie heißt. Speichere sie als PDF und schick diese Datei.",
    "This page is there.": "Diese Seite ist da.",
    "This took longer than {step_s} seconds to read. Save it anew, or split it, and send that one.":
      "Das Lesen hat länger als {step_s} Sekunden gedauert. Speichere die Datei neu oder teile sie und schick sie dann.",
    "Too many pages before this one could not be made.": "Zu viele Seiten davor haben nicht geklappt.",
    "You are not in the class.": "Du bist nicht in der Stunde.",
    "{title} has {pages} pages.": "{title} hat {pages} Seiten.",
    "pictures (PNG, JPEG, WebP, GIF)": "Bilder (PNG, JPEG, WebP, GIF)",
    "pictures (PNG, JPEG, WebP, GIF), PDF, text and Office files":
      "Bilder (PNG, JPEG, WebP, GIF), PDF, Text und Office-Dateien",
    "PDF and pictures": "PDF und Bilder",
    "This board is shown to everyone. Take it down first.": "Diese Tafel wird allen gezeigt. Nimm sie erst weg.",
    "Page {page} has not been shown yet. Show it, then draw on it.":
      "Seite {page} wurde noch nicht gezeigt. Zeig sie, dann zeichne darauf.",
    "Over slides and screens everyone changes only what they drew themselves.":
      "Über Folien und Bildschirmen ändert jede und jeder nur das selbst Gezeichnete.",
    "A screen holds {most_strokes} strokes and {most_bytes} MB. Clear what is drawn.":
      "Ein Bildschirm fasst {most_strokes} Striche und {most_bytes} MB. Leere, was gezeichnet ist.",
    "What is drawn on a screen is cleared by staff and by who shares it.":
      "Was auf einem Bildschirm gezeichnet ist, leeren Lehrende und wer ihn teilt.",
    "Slides hold {most_strokes} strokes and {most_bytes} MB. Clear a page.":
      "Folien fassen {most_strokes} Striche und {most_bytes} MB. Leere eine Seite.",
    "This board is handed in. Nothing is drawn on it any more.":
      "Diese Tafel ist abgegeben. Auf ihr wird nicht mehr gezeichnet.",
    "Everyone has a board already. Collect those first.": "Alle haben schon eine Tafel. Sammle diese erst ein.",
    "A template holds {most_template} kB at most.": "Eine Vorlage fasst höchstens {most_template} kB.",
    "A board has {most_remarks} comments at most.": "Eine Tafel hat höchstens {most_remarks} Anmerkungen.",
    "This board is of no single pupil.": "Diese Tafel gehört keiner einzelnen Person.",
    "That is for whose board it is.": "Das darf nur, wem die Tafel gehört.",
    "The results are for staff.": "Die Ergebnisse sind für Lehrkräfte.",
    "The boards are collected.": "Die Tafeln sind eingesammelt.",
    "A topic has at most {longest_topic} letters.": "Ein Thema hat höchstens {longest_topic} Zeichen.",
    "A question is worth at most {most_points} points.": "Eine Frage gibt höchstens {most_points} Punkte.",
    "There is a sign in it that nobody can read.": "Darin steht ein Zeichen, das niemand lesen kann.",
    "A question of the bank needs its words.": "Eine Frage der Sammlung braucht ihren Wortlaut.",
    "A question has at most {longest_text} letters.": "Eine Frage hat höchstens {longest_text} Zeichen.",
    "A choice has at most {most_options} answers.": "Eine Auswahl hat höchstens {most_options} Antworten.",
    "At most {most_accepted} texts can be right.": "Höchstens {most_accepted} Texte können richtig sein.",
    "An answer has at most {most_letters} letters.": "Eine Antwort hat höchstens {most_letters} Zeichen.",
    "An explanation has at most {longest_explanation} letters.":
      "Eine Erklärung hat höchstens {longest_explanation} Zeichen.",
    "This question is in the bank already.": "Diese Frage ist schon in der Sammlung.",
    "A course keeps at most {most_questions} questions. Delete some first.":
      "Ein Kurs behält höchstens {most_questions} Fragen. Lösche zuerst einige.",
    "A word of the list has at most {longest} letters.": "Ein Wort der Liste hat höchstens {longest} Zeichen.",
    "A course keeps at most {most} words.": "Ein Kurs behält höchstens {most} Wörter.",
  } as Record<string, string>,
};
