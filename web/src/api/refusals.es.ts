/** What the server refuses, in Spanish: its English sentence, and ours. */
export const words = {
  name: "refusals",
  table: {
    "#bad_request": "El servidor no lo ha entendido. Quizá algo es demasiado largo o falta.",
    "#not_allowed": "Eso no está permitido aquí.",
    "A class can be opened again on the same day only.": "Una clase solo se puede volver a abrir el mismo día.",
    "A set has at most {most_rooms} rooms.": "Un reparto tiene como máximo {most_rooms} grupos.",
    "A class keeps {most_quizzes} quizzes. Delete one first.":
      "Una clase guarda {most_quizzes} cuestionarios. Elimina uno primero.",
    "A quiz is running. End it first.": "Hay un cuestionario en marcha. Termínalo primero.",
    "A quiz needs names: without them nobody has points.":
      "Un cuestionario necesita nombres: sin ellos nadie tiene puntos.",
    "This quiz is over.": "Este cuestionario ha terminado.",
    "A short answer is a text of at most {longest_short_answer} characters.":
      "Una respuesta corta tiene como máximo {longest_short_answer} caracteres.",
    "A step stands in the plan twice.": "Un paso aparece dos veces en el plan.",
    "A stopwatch has no end that could be later.": "Un cronómetro no tiene un final que se pueda retrasar.",
    "A timer runs for 24 hours at most.": "Un temporizador dura como máximo 24 horas.",
    "Another device is the room's own already.": "Ya hay otro dispositivo que es el del aula.",
    "At most {most} answers of a poll can be hidden.":
      "De una votación se pueden ocultar como máximo {most} respuestas.",
    "At most {most} answers of a poll can be joined.": "De una votación se pueden unir como máximo {most} respuestas.",
    "Nobody has written that.": "Nadie ha escrito eso.",
    "An answer begins with = or ~.": "Una respuesta empieza con = o ~.",
    "The answers have no end: a }.": "A las respuestas les falta el final: una }.",
    "“{said}” is not a number.": "«{said}» no es un número.",
    "“{form}” is no form of a question. Forms: {forms}.": "«{form}» no es un tipo de pregunta. Tipos: {forms}.",
    "This file is not text in UTF-8. Save it as UTF-8.": "Este archivo no es texto en UTF-8. Guárdalo como UTF-8.",
    "Choose among the answers that are offered.": "Elige entre las respuestas que se ofrecen.",
    "Do what is missing first, or ask to be let in.": "Haz primero lo que falta o pide que te dejen entrar.",
    "Everyone else here has been heard.": "Los demás que están aquí ya han hablado.",
    "Pupils and guests can be asked.": "Se puede pedir al alumnado y a invitados.",
    "No other rooms are open: everyone hears you already.": "No hay otras salas abiertas: ya te oyen todos.",
    "No pupil is here to pick.": "No hay alumnado aquí para elegir.",
    "Nobody else is here to pick.": "No hay nadie más aquí para elegir.",
    "On this device the microphone stays off, so that there is no echo.":
      "En este dispositivo el micrófono queda apagado para que no haya eco.",
    "One of these can never be given to this role.": "Uno de estos permisos nunca se puede dar a este papel.",
    "Only a device in the room can be the room's own.": "Solo un dispositivo del aula puede ser el del aula.",
    "Only its author may change a message.": "Un mensaje solo lo cambia quien lo escribió.",
    "Only its author or a teacher may delete a message.":
      "Un mensaje solo lo borra quien lo escribió o el profesorado.",
    "Only pupils and guests can be sent to the door.": "A la puerta solo se envía a alumnado e invitados.",
    "Only teachers write to everyone in all groups.": "Solo el profesorado escribe a todos los grupos a la vez.",
    "Other rooms are open. Bring everyone back first.": "Hay otros grupos abiertos. Trae primero a todos de vuelta.",
    "Please reload the page.": "Vuelve a cargar la página.",
    "Say how many rooms, or how many people in each: one of the two.":
      "Di cuántos grupos o cuántas personas en cada uno: una de las dos cosas.",
    "Say whether you are in the room or elsewhere.": "Di si estás en el aula o en otro sitio.",
    "Sign in first.": "Primero inicia sesión.",
    "Somebody is on the way already.": "Ya va alguien en camino.",
    "Somebody is placed in a room that is not in this set.": "Alguien está en un grupo que no es de este reparto.",
    "Staff cannot be removed.": "No se puede sacar al profesorado ni a quien ayuda.",
    "That did not work.": "No ha funcionado.",
    "That is another person's device.": "Ese dispositivo es de otra persona.",
    "That is no longer here.": "Eso ya no está aquí.",
    "That room is not open.": "Ese grupo no está abierto.",
    "That step is not in the plan any more.": "Ese paso ya no está en el plan.",
    "That would be more than {most_rooms} rooms.": "Serían más de {most_rooms} grupos.",
    "The class could not be read.": "No se ha podido leer la clase.",
    "The quiz has changed. Reload the page; your answers were not counted.":
      "El cuestionario ha cambiado. Vuelve a cargar la página; tus respuestas no se han contado.",
    "The role of {name} is above yours.": "El papel de {name} está por encima del tuyo.",
    "The server answered something else than expected.": "El servidor ha respondido algo inesperado.",
    "The server does not answer.": "El servidor no responde.",
    "The time is not over yet.": "Todavía no ha pasado el tiempo.",
    "There are {most_sets} prepared sets. Delete one first.":
      "Ya hay {most_sets} repartos preparados. Borra uno primero.",
    "There is no other teacher here. Make somebody else a teacher first.":
      "Aquí no hay más profesorado. Da primero ese papel a otra persona.",
    "There is no such class.": "Esa clase no existe.",
    "There is no such group in this set.": "Ese grupo no está en este reparto.",
    "There is no such room in this set.": "Ese grupo no está en este reparto.",
    "There is no such round in this set.": "Esa ronda no está en este reparto.",
    "There is nothing of that kind.": "No hay nada de ese tipo.",
    "These rooms are not open.": "Estos grupos no están abiertos.",
    "These rooms are open. Bring everyone back first.": "Estos grupos están abiertos. Trae primero a todos de vuelta.",
    "This class is over.": "Esta clase ha terminado.",
    "This page is not connected to a class.": "Esta página no está conectada a ninguna clase.",
    "This page is of another version. It reloads.": "Esta página es de otra versión. Se vuelve a cargar.",
    "This request came from another site.": "Esta petición viene de otro sitio.",
    "This server does not know that request.": "El servidor no conoce esa petición.",
    "This server forwards no sound or pictures.": "Este servidor no transmite sonido ni imagen.",
    "This was done already.": "Esto ya estaba hecho.",
    "This was the last round.": "Era la última ronda.",
    "Too much is waiting to be sent.": "Hay demasiado esperando a ser enviado.",
    "Who only watches reports nothing here.": "Quien solo observa no informa de nada aquí.",
    "Write down what happened first.": "Escribe primero lo que ha pasado.",
    "Write something first.": "Escribe algo primero.",
    "You are here by too many devices. Close some of them.": "Estás aquí con demasiados dispositivos. Cierra algunos.",
    "You are in another group now: your message was not sent.":
      "Ahora estás en otro grupo: tu mensaje no se ha enviado.",
    "You are in no group.": "No estás en ningún grupo.",
    "You are in no room.": "No estás en ninguna sala.",
    "You are not in the class yet.": "Todavía no estás en la clase.",
    "You cannot give this role.": "No puedes dar este papel.",
    "You have reported {most} times in this class. Write to the teachers instead.":
      "Ya has informado {most} veces en esta clase. Escribe mejor al profesorado.",
    "You may change the timer of your own group.": "Puedes cambiar el temporizador de tu propio grupo.",
    "You may choose what your own group looks at.": "Puedes elegir lo que ve tu propio grupo.",
    "Files may have {mb} MB here. Make this one smaller, or split it.":
      "Aquí los archivos pueden tener {mb} MB. Haz este más pequeño o divídelo.",
    "Many files are being sent right now. Please try again in a minute.":
      "Ahora mismo se envían muchos archivos. Inténtalo de nuevo en un minuto.",
    "Nothing came any more. Send it again.": "Ha dejado de llegar. Envíalo otra vez.",
    "The files of a class may have {most} MB together. Delete some that are not needed.":
      "Los archivos de una clase pueden tener {most} MB en total. Borra los que no hagan falta.",
    "This file is no longer here. Send it again.": "Este archivo ya no está aquí. Envíalo otra vez.",
    "This file was sent for something else. Send it here again.":
      "Este archivo se envió para otra cosa. Envíalo aquí otra vez.",
    "You can send {at_once_of_one} files at once. Wait for one of them.":
      "Puedes enviar {at_once_of_one} archivos a la vez. Espera a que termine uno.",
    "You have sent {most_unused} files that are nowhere yet. Use or drop one.":
      "Has enviado {most_unused} archivos que aún no se usan. Usa o descarta uno.",
    "You may not send files here right now.": "Ahora no puedes enviar archivos aquí.",
    "purpose: one of {bounds}.": "purpose: uno de {bounds}.",
    "A choice needs at least two answers, and none may be empty.":
      "Una elección necesita al menos dos respuestas, y ninguna puede estar vacía.",
    "A class keeps {most_kept} polls. Delete one first.": "Una clase guarda {most_kept} votaciones. Borra una primero.",
    "A question can be asked {most_rounds} times. Ask it as a new poll.":
      "Una pregunta se puede hacer {most_rounds} veces. Hazla como votación nueva.",
    "At most {letters_of_a_word} letters each, please.": "Como máximo {letters_of_a_word} letras cada una, por favor.",
    "At most {most_letters} letters, please.": "Como máximo {most_letters} letras, por favor.",
    "At most {most}, please.": "Como máximo {most}, por favor.",
    "Choose an answer first.": "Elige primero una respuesta.",
    "Choose at most {most} answers.": "Elige como máximo {most} respuestas.",
    "Choose one answer.": "Elige una respuesta.",
    "Close the poll first.": "Cierra primero la votación.",
    "Only a choice has answers to choose from.": "Solo una elección tiene respuestas para elegir.",
    "That answer is not on the list.": "Esa respuesta no está en la lista.",
    "This poll is closed.": "Esta votación está cerrada.",
    "This question is asked again. Please answer once more.":
      "Esta pregunta se hace otra vez. Responde de nuevo, por favor.",
    "Two of these answers are the same.": "Dos de estas respuestas son iguales.",
    "What is right is not among the answers.": "La respuesta correcta no está entre las respuestas.",
    "Write a number.": "Escribe un número.",
    "You have answered already, and this poll takes no changes.":
      "Ya has respondido, y esta votación no admite cambios.",
    "{most_open} polls are open. Close one first.": "Hay {most_open} votaciones abiertas. Cierra una primero.",
    "A board holds {most_bytes} MB. Erase some, or take another board.":
      "Una pizarra admite {most_bytes} MB. Borra algo o usa otra pizarra.",
    "A board holds {most_shapes} things. Erase some, or take another board.":
      "Una pizarra admite {most_shapes} elementos. Borra algunos o usa otra pizarra.",
    "A class has at most {most_notes} notes.": "Una clase tiene como máximo {most_notes} apuntes.",
    "A class has {most_boards} boards at most. Delete one first.":
      "Una clase tiene como máximo {most_boards} pizarras. Borra una primero.",
    "All boards of a class hold {most_bytes_of_all} MB. Delete one first.":
      "Todas las pizarras de una clase admiten {most_bytes_of_all} MB. Borra una primero.",
    "At most {most_update} kB at once: paste it in smaller pieces.":
      "Como máximo {most_update} kB de una vez: pégalo en trozos más pequeños.",
    "Give the board a name.": "Ponle un nombre a la pizarra.",
    "Notes hold at most {most_bytes} MB. These are full: write in others.":
      "Los apuntes admiten como máximo {most_bytes} MB. Estos están llenos: escribe en otros.",
    "On this board everyone changes only what they drew themselves.":
      "En esta pizarra cada uno cambia solo lo que ha dibujado.",
    "On this board only those draw whom the teacher lets.":
      "En esta pizarra solo dibuja quien tiene permiso del profe.",
    "One drawn thing may take {most_bytes} kB. Lift the pen now and then.":
      "Un trazo puede ocupar {most_bytes} kB. Levanta el lápiz de vez en cuando.",
    "Only some people write in these notes.": "En estos apuntes solo escriben algunas personas.",
    "The preparation room has no notes.": "La sala de preparación no tiene apuntes.",
    "There are no such notes.": "Esos apuntes no existen.",
    "This cannot be drawn: one of its numbers is none.": "Esto no se puede dibujar: uno de sus números no lo es.",
    "This page has sent something that is no text. Please reload it.":
      "Esta página ha enviado algo que no es texto. Vuelve a cargarla.",
    "You may change a board that you made.": "Puedes cambiar una pizarra que hayas hecho tú.",
    "You may make a board for your own group.": "Puedes hacer una pizarra para tu propio grupo.",
    "A message calls at most {most} people by name.": "Un mensaje llama por su nombre a {most} personas como máximo.",
    "A private message is answered privately.": "A un mensaje privado se responde en privado.",
    "A private message is for somebody else.": "Un mensaje privado es para otra persona.",
    "No teacher is here: private messages go on when one is back.":
      "No hay profesorado: los mensajes privados siguen cuando vuelva alguien.",
    "Only what everybody reads can be pinned.": "Solo se puede fijar lo que leen todos.",
    "Private messages between pupils are off. You can write to the teachers.":
      "Los mensajes privados entre el alumnado están apagados. Puedes escribir al profesorado.",
    "There is a word in it that is not used in this class. Please say it otherwise.":
      "Tiene una palabra que no se usa en esta clase. Dilo de otra manera, por favor.",
    "What only teachers read is answered among them, or to its author.":
      "Lo que solo lee el profesorado se responde entre ellos, o a quien lo escribió.",
    "You wrote this yourself. You can delete it.": "Esto lo has escrito tú. Puedes borrarlo.",
    "Your role may write privately to teachers only.": "En tu papel solo puedes escribir en privado al profesorado.",
    "{most} messages are pinned here. Take one down first.": "Aquí hay {most} mensajes fijados. Quita uno primero.",
    "{name} takes no messages here.": "{name} no recibe mensajes aquí.",
    "A board holds {most_pictures} pictures. Take another board.":
      "Una pizarra admite {most_pictures} imágenes. Usa otra pizarra.",
    "No groups are open that could get it.": "No hay grupos abiertos que puedan recibirla.",
    "A class holds {most} questions. Staff can take some away.":
      "Una clase admite {most} preguntas. El profesorado puede quitar algunas.",
    "A question or an answer has {longest} characters at most.":
      "Una pregunta o respuesta tiene como máximo {longest} caracteres.",
    "It is answered already. A teacher can take it away.": "Ya está respondida. La puede quitar el profesorado.",
    "No questions are taken just now.": "Ahora no se aceptan preguntas.",
    "Only its author or a teacher may take a question away.":
      "Una pregunta solo la quita quien la hizo o el profesorado.",
    "Others vote for your question, not you.": "Tu pregunta la votan los demás, no tú.",
    "Questions carry a name in this class. Yours was not sent.":
      "En esta clase las preguntas llevan nombre. La tuya no se ha enviado.",
    "The class does not see this question yet.": "La clase aún no ve esta pregunta.",
    "This question is answered already.": "Esta pregunta ya está respondida.",
    "You have {most_open} questions that wait. Take one back to ask another.":
      "Tienes {most_open} preguntas en espera. Retira una para hacer otra.",
    "You may lower your own hand.": "Puedes bajar tu propia mano.",
    "You may not do this here.": "Aquí no puedes hacer eso.",
    "You may not open or close groups.": "No puedes abrir ni cerrar grupos.",
    "You may start a timer for your own group.": "Puedes poner un temporizador para tu propio grupo.",
    "You may stop the timer of your own group.": "Puedes parar el temporizador de tu propio grupo.",
    "You were asked to leave this class.": "Te han sacado de esta clase.",
    "Your role may not use {what}.": "En tu papel no está permitido: {what}.",
    "Your teacher says who is in which group.": "Tu profe decide quién está en cada grupo.",
    "{name} has locked {what}.": "Bloqueado por {name}: {what}.",
    "{name} has no microphone where they are.": "{name} no tiene micrófono donde está.",
    "{name} is in no room.": "{name} no está en ninguna sala.",
    "{name} is not here.": "{name} no está aquí.",
    "{name} is not in the class.": "{name} no está en la clase.",
    "{name} is not in this room.": "{name} no está en esta sala.",
    "{name} may not use the microphone in their role.": "{name} no puede usar el micrófono en su papel.",
    "{name} was taken out of this class.": "Han sacado a {name} de esta clase.",
    "{name}: {error}": "{name}: {error}",
    "the microphone": "el micrófono",
    "the camera": "la cámara",
    "screen sharing": "compartir pantalla",
    "the chat; you can still write to the teachers": "el chat; al profesorado puedes seguir escribiéndole",
    "“{title}” is on. Go on to another step before you take it out.":
      "«{title}» está en marcha. Pasa a otro paso antes de quitarlo.",
    "A class can have {most_decks} files of slides. Take one out first.":
      "Una clase puede tener {most_decks} archivos de diapositivas. Quita antes uno.",
    "Drawings in SVG can hold programs. Save it as PNG and send that one.":
      "Los dibujos SVG pueden contener programas. Guárdalo como PNG y envía ese archivo.",
    "Everybody looks at the same page right now.": "Ahora todos miran la misma página.",
    "Files of this kind cannot be read here. Save it as PDF and send that one.":
      "Los archivos de este tipo no se pueden leer aquí. Guárdalo como PDF y envía ese archivo.",
    "Files with programs in them (macros) cannot be sent. Save it as PDF and send that one.":
      "Los archivos con programas (macros) no se pueden enviar. Guárdalo como PDF y envía ese archivo.",
    "Here you can send {says}. Save it as one of these.":
      "Aquí puedes enviar {says}. Guárdalo en uno de estos formatos.",
    "Many files are being read right now. Please try again in a minute.":
      "Ahora se están leyendo muchos archivos. Inténtalo de nuevo en un minuto.",
    "Old Office files can hold programs. Save it as PDF and send that one.":
      "Los archivos antiguos de Office pueden contener programas. Guárdalo como PDF y envía ese archivo.",
    "Page {page} did not work. Try that page again.":
      "La página {page} no ha salido bien. Prueba otra vez con esa página.",
    "Page {page} has not been shown yet; you can look up to {reached}.":
      "La página {page} aún no se ha mostrado; puedes mirar hasta la {reached}.",
    "Page {page} is not ready yet.": "La página {page} aún no está lista.",
    "Page {page} is there.": "La página {page} ya está.",
    "Pictures may have {megapixels} million pixels, photos (JPEG) {megapixels_jpeg} million. Make this one smaller.":
      "Las imágenes pueden tener {megapixels} millones de píxeles y las fotos (JPEG) {megapixels_jpeg} millones. Haz esta más pequeña.",
    "Reading this file takes more than {memory_mb} MB of memory. Save it smaller.":
      "Leer este archivo necesita más de {memory_mb} MB de memoria. Guárdalo más pequeño.",
    "Something stands before this PDF. Save it anew and send that one.":
      "Hay algo delante de este PDF. Guárdalo de nuevo y envía ese archivo.",
    "The slides of a class can have {most_pages} pages. Take some out first.":
      "Las diapositivas de una clase pueden tener {most_pages} páginas. Quita antes algunas.",
    "This PDF has a password. Save it without one and send that one.":
      "Este PDF tiene contraseña. Guárdalo sin ella y envía ese archivo.",
    "This PDF has {pages} pages; {most_pages} are possible. Split it and send the part that you need.":
      "Este PDF tiene {pages} páginas; se admiten {most_pages}. Divídelo y envía la parte que necesites.",
    "This file is broken and cannot be read. Save it anew and send that one.":
      "Este archivo está dañado y no se puede leer. Guárdalo de nuevo y envía ese archivo.",
    "This file is empty. Was it saved?": "Este archivo está vacío. ¿Se guardó?",
    "This file is two kinds of file at once. Save it anew and send that one.":
      "Este archivo es de dos tipos a la vez. Guárdalo de nuevo y envía ese archivo.",
    "This is a web page, whatever its name says. Save it as PDF and send that one.":
      "Esto es una página web, diga lo que diga su nombre. Guárdala como PDF y envía ese archivo.",
    "This page is there.": "Esta página ya está.",
    "This took longer than {step_s} seconds to read. Save it anew, or split it, and send that one.":
      "Leerlo ha tardado más de {step_s} segundos. Guárdalo de nuevo o divídelo y envía ese archivo.",
    "Too many pages before this one could not be made.": "Demasiadas páginas anteriores no han salido bien.",
    "You are not in the class.": "No estás en la clase.",
    "{title} has {pages} pages.": "{title} tiene {pages} páginas.",
    "pictures (PNG, JPEG, WebP, GIF)": "imágenes (PNG, JPEG, WebP, GIF)",
    "pictures (PNG, JPEG, WebP, GIF), PDF, text and Office files":
      "imágenes (PNG, JPEG, WebP, GIF), PDF, texto y archivos de Office",
    "PDF and pictures": "PDF e imágenes",
    "This board is shown to everyone. Take it down first.": "Esta pizarra se muestra a todos. Retírala primero.",
    "Page {page} has not been shown yet. Show it, then draw on it.":
      "La página {page} aún no se ha mostrado. Muéstrala y dibuja después.",
    "Over slides and screens everyone changes only what they drew themselves.":
      "En diapositivas y pantallas cada uno cambia solo lo que ha dibujado.",
    "A screen holds {most_strokes} strokes and {most_bytes} MB. Clear what is drawn.":
      "Una pantalla admite {most_strokes} trazos y {most_bytes} MB. Borra lo dibujado.",
    "What is drawn on a screen is cleared by staff and by who shares it.":
      "Lo dibujado en una pantalla lo borran el profesorado y quien la comparte.",
    "Slides hold {most_strokes} strokes and {most_bytes} MB. Clear a page.":
      "Las diapositivas admiten {most_strokes} trazos y {most_bytes} MB. Borra una página.",
    "This board is handed in. Nothing is drawn on it any more.":
      "Esta pizarra está entregada. Ya no se dibuja en ella.",
    "Everyone has a board already. Collect those first.": "Cada persona ya tiene una pizarra. Recógelas primero.",
    "A template holds {most_template} kB at most.": "Una plantilla admite como máximo {most_template} kB.",
    "A board has {most_remarks} comments at most.": "Una pizarra tiene como máximo {most_remarks} comentarios.",
    "This board is of no single pupil.": "Esta pizarra no es de una sola persona.",
    "That is for whose board it is.": "Eso es para quien tiene la pizarra.",
    "The results are for staff.": "Los resultados son para el profesorado.",
    "The boards are collected.": "Las pizarras están recogidas.",
    "A topic has at most {longest_topic} letters.": "Un tema tiene como máximo {longest_topic} letras.",
    "A question is worth at most {most_points} points.": "Una pregunta vale como máximo {most_points} puntos.",
    "There is a sign in it that nobody can read.": "Contiene un signo que nadie puede leer.",
    "A question of the bank needs its words.": "Una pregunta del banco necesita su texto.",
    "A question has at most {longest_text} letters.": "Una pregunta tiene como máximo {longest_text} letras.",
    "A choice has at most {most_options} answers.": "Una elección tiene como máximo {most_options} respuestas.",
    "At most {most_accepted} texts can be right.": "Como máximo {most_accepted} textos pueden ser correctos.",
    "An answer has at most {most_letters} letters.": "Una respuesta tiene como máximo {most_letters} letras.",
    "An explanation has at most {longest_explanation} letters.":
      "Una explicación tiene como máximo {longest_explanation} letras.",
    "This question is in the bank already.": "Esta pregunta ya está en el banco.",
    "A course keeps at most {most_questions} questions. Delete some first.":
      "Un curso guarda como máximo {most_questions} preguntas. Borra algunas primero.",
    "A word of the list has at most {longest} letters.": "Una palabra de la lista tiene como máximo {longest} letras.",
    "A course keeps at most {most} words.": "Un curso guarda como máximo {most} palabras.",
  } as Record<string, string>,
};
