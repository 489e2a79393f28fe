/** What the server refuses, in Arabic: its English sentence, and ours. */
export const words = {
  name: "refusals",
  table: {
    "#bad_request": "لم يفهم الخادم ذلك. ربما يوجد نص طويل جدًا أو شيء ناقص.",
    "#not_allowed": "هذا غير مسموح هنا.",
    "A class can be opened again on the same day only.": "يمكن إعادة فتح الحصة في اليوم نفسه فقط.",
    "A set has at most {most_rooms} rooms.": "الحد الأقصى للتقسيم الواحد: {most_rooms} مجموعة.",
    "A class keeps {most_quizzes} quizzes. Delete one first.":
      "تحتفظ الحصة بعدد {most_quizzes} من الاختبارات. احذف واحدًا أولًا.",
    "A quiz is running. End it first.": "هناك اختبار جارٍ. أنهه أولًا.",
    "A quiz needs names: without them nobody has points.": "الاختبار يحتاج إلى أسماء: بدونها لا نقاط لأحد.",
    "This quiz is over.": "انتهى هذا الاختبار.",
    "A short answer is a text of at most {longest_short_answer} characters.":
      "الحد الأقصى للإجابة القصيرة: {longest_short_answer} حرفًا.",
    "A step stands in the plan twice.": "توجد خطوة مكررة في الخطة.",
    "A stopwatch has no end that could be later.": "ساعة الإيقاف ليس لها نهاية يمكن تأخيرها.",
    "A timer runs for 24 hours at most.": "أقصى مدة للمؤقت 24 ساعة.",
    "Another device is the room's own already.": "يوجد جهاز آخر هو جهاز القاعة.",
    "At most {most} answers of a poll can be hidden.": "يمكن إخفاء {most} إجابة على الأكثر من كل تصويت.",
    "At most {most} answers of a poll can be joined.": "يمكن ضم {most} إجابة على الأكثر من كل تصويت.",
    "Nobody has written that.": "لم يكتب أحد ذلك.",
    "Choose among the answers that are offered.": "اختر من الإجابات المعروضة.",
    "Do what is missing first, or ask to be let in.": "أكمل الناقص أولًا، أو اطلب الدخول.",
    "Everyone else here has been heard.": "تحدث كل الآخرين هنا بالفعل.",
    "Pupils and guests can be asked.": "يمكن الطلب من المتعلمين والضيوف.",
    "No other rooms are open: everyone hears you already.": "لا توجد غرف أخرى مفتوحة: الجميع يسمعك.",
    "No pupil is here to pick.": "لا يوجد هنا متعلمون للاختيار.",
    "Nobody else is here to pick.": "لا يوجد هنا شخص آخر للاختيار.",
    "On this device the microphone stays off, so that there is no echo.":
      "يبقى الميكروفون مغلقًا على هذا الجهاز حتى لا يحدث صدى.",
    "One of these can never be given to this role.": "إحدى هذه الصلاحيات لا تُمنح لهذا الدور أبدًا.",
    "Only a device in the room can be the room's own.": "جهاز القاعة لا بد أن يكون داخل القاعة.",
    "Only its author may change a message.": "لا يعدّل الرسالة إلا كاتبها.",
    "Only its author or a teacher may delete a message.": "لا يحذف الرسالة إلا كاتبها أو المعلم.",
    "Only pupils and guests can be sent to the door.": "يمكن إرسال المتعلمين والضيوف فقط إلى الباب.",
    "Only teachers write to everyone in all groups.": "المعلمون وحدهم يكتبون إلى كل المجموعات.",
    "Other rooms are open. Bring everyone back first.": "توجد مجموعات أخرى مفتوحة. أعد الجميع أولًا.",
    "Please reload the page.": "أعد تحميل الصفحة من فضلك.",
    "Say how many rooms, or how many people in each: one of the two.":
      "حدد عدد المجموعات أو عدد الأشخاص في كل منها: واحدًا منهما.",
    "Say whether you are in the room or elsewhere.": "حدد هل أنت في القاعة أم في مكان آخر.",
    "Sign in first.": "سجّل الدخول أولًا.",
    "Somebody is on the way already.": "هناك من هو في الطريق بالفعل.",
    "Somebody is placed in a room that is not in this set.": "وُضع شخص في مجموعة ليست في هذا التقسيم.",
    "Staff cannot be removed.": "لا يمكن إخراج المعلمين والمساعدين.",
    "That did not work.": "لم ينجح ذلك.",
    "That is another person's device.": "هذا جهاز شخص آخر.",
    "That is no longer here.": "لم يعد هذا موجودًا.",
    "That room is not open.": "هذه المجموعة غير مفتوحة.",
    "That step is not in the plan any more.": "لم تعد هذه الخطوة في الخطة.",
    "That would be more than {most_rooms} rooms.": "سيزيد العدد على {most_rooms} مجموعة.",
    "The class could not be read.": "تعذرت قراءة الحصة.",
    "The quiz has changed. Reload the page; your answers were not counted.":
      "تغيّر الاختبار. أعد تحميل الصفحة؛ لم تُحتسب إجاباتك.",
    "The role of {name} is above yours.": "دور {name} أعلى من دورك.",
    "The server answered something else than expected.": "جاء من الخادم رد غير متوقع.",
    "The server does not answer.": "الخادم لا يستجيب.",
    "The time is not over yet.": "لم ينتهِ الوقت بعد.",
    "There are {most_sets} prepared sets. Delete one first.":
      "عدد التقسيمات الجاهزة {most_sets}. احذف واحدًا منها أولًا.",
    "There is no other teacher here. Make somebody else a teacher first.":
      "لا يوجد هنا معلم آخر. امنح شخصًا آخر دور المعلم أولًا.",
    "There is no such class.": "هذه الحصة غير موجودة.",
    "There is no such group in this set.": "هذه المجموعة غير موجودة في هذا التقسيم.",
    "There is no such room in this set.": "هذه المجموعة غير موجودة في هذا التقسيم.",
    "There is no such round in this set.": "هذه الجولة غير موجودة في هذا التقسيم.",
    "There is nothing of that kind.": "لا يوجد شيء من هذا النوع.",
    "These rooms are not open.": "هذه المجموعات غير مفتوحة.",
    "These rooms are open. Bring everyone back first.": "هذه المجموعات مفتوحة. أعد الجميع أولًا.",
    "This class is over.": "انتهت هذه الحصة.",
    "This page is not connected to a class.": "هذه الصفحة غير متصلة بأي حصة.",
    "This page is of another version. It reloads.": "هذه الصفحة من إصدار آخر. سيُعاد تحميلها.",
    "This request came from another site.": "جاء هذا الطلب من موقع آخر.",
    "This server does not know that request.": "الخادم لا يعرف هذا الطلب.",
    "This server forwards no sound or pictures.": "هذا الخادم لا ينقل الصوت ولا الصورة.",
    "This was done already.": "تم هذا بالفعل.",
    "This was the last round.": "كانت هذه الجولة الأخيرة.",
    "Too much is waiting to be sent.": "هناك الكثير في انتظار الإرسال.",
    "Who only watches reports nothing here.": "المراقب لا يقدم بلاغات هنا.",
    "Write down what happened first.": "اكتب ما حدث أولًا.",
    "Write something first.": "اكتب شيئًا أولًا.",
    "You are here by too many devices. Close some of them.": "أنت هنا من أجهزة كثيرة. أغلق بعضها.",
    "You are in another group now: your message was not sent.": "أنت الآن في مجموعة أخرى: لم تُرسل رسالتك.",
    "You are in no group.": "لست في أي مجموعة.",
    "You are in no room.": "لست في أي غرفة.",
    "You are not in the class yet.": "لست في الحصة بعد.",
    "You cannot give this role.": "لا يمكنك منح هذا الدور.",
    "You have reported {most} times in this class. Write to the teachers instead.":
      "عدد بلاغاتك في هذه الحصة {most}. اكتب إلى المعلمين بدلًا من ذلك.",
    "You may change the timer of your own group.": "يمكنك تغيير مؤقت مجموعتك فقط.",
    "You may choose what your own group looks at.": "يمكنك اختيار ما تشاهده مجموعتك فقط.",
    "Files may have {mb} MB here. Make this one smaller, or split it.":
      "الحد الأقصى للملف هنا {mb} م.ب. صغّر هذا الملف أو قسّمه.",
    "Many files are being sent right now. Please try again in a minute.":
      "تُرسل ملفات كثيرة الآن. حاول مرة أخرى بعد دقيقة.",
    "Nothing came any more. Send it again.": "توقف وصول الملف. أرسله مرة أخرى.",
    "The files of a class may have {most} MB together. Delete some that are not needed.":
      "الحد الأقصى لملفات الحصة معًا {most} م.ب. احذف ما لا حاجة إليه.",
    "This file is no longer here. Send it again.": "لم يعد هذا الملف موجودًا. أرسله مرة أخرى.",
    "This file was sent for something else. Send it here again.": "أُرسل هذا الملف لغرض آخر. أرسله هنا مرة أخرى.",
    "You can send {at_once_of_one} files at once. Wait for one of them.":
      "يمكنك إرسال {at_once_of_one} ملفات في الوقت نفسه. انتظر انتهاء أحدها.",
    "You have sent {most_unused} files that are nowhere yet. Use or drop one.":
      "عدد الملفات التي أرسلتها ولم تُستخدم بعد {most_unused}. استخدم أحدها أو احذفه.",
    "You may not send files here right now.": "لا يمكنك إرسال ملفات هنا الآن.",
    "purpose: one of {bounds}.": "purpose: واحد من {bounds}.",
    "A choice needs at least two answers, and none may be empty.":
      "يحتاج الاختيار إلى إجابتين على الأقل، ولا يجوز أن تكون إحداها فارغة.",
    "A class keeps {most_kept} polls. Delete one first.": "تحتفظ الحصة بعدد {most_kept} من التصويتات. احذف واحدًا أولًا.",
    "A question can be asked {most_rounds} times. Ask it as a new poll.":
      "يمكن طرح السؤال {most_rounds} مرات. اطرحه في تصويت جديد.",
    "At most {letters_of_a_word} letters each, please.": "{letters_of_a_word} حرفًا لكل كلمة على الأكثر من فضلك.",
    "At most {most_letters} letters, please.": "{most_letters} حرفًا على الأكثر من فضلك.",
    "At most {most}, please.": "{most} على الأكثر من فضلك.",
    "Choose an answer first.": "اختر إجابة أولًا.",
    "Choose at most {most} answers.": "اختر {most} إجابات على الأكثر.",
    "Choose one answer.": "اختر إجابة واحدة.",
    "Close the poll first.": "أغلق التصويت أولًا.",
    "Only a choice has answers to choose from.": "الاختيار وحده له إجابات يُختار منها.",
    "That answer is not on the list.": "هذه الإجابة ليست في القائمة.",
    "This poll is closed.": "هذا التصويت مغلق.",
    "This question is asked again. Please answer once more.": "يُطرح هذا السؤال مرة أخرى. أجب من جديد من فضلك.",
    "Two of these answers are the same.": "إجابتان من هذه الإجابات متطابقتان.",
    "What is right is not among the answers.": "الإجابة الصحيحة ليست بين الإجابات.",
    "Write a number.": "اكتب عددًا.",
    "You have answered already, and this poll takes no changes.": "لقد أجبت بالفعل، وهذا التصويت لا يقبل التعديل.",
    "{most_open} polls are open. Close one first.": "عدد التصويتات المفتوحة {most_open}. أغلق واحدًا أولًا.",
    "A board holds {most_bytes} MB. Erase some, or take another board.":
      "تتسع السبورة لـ {most_bytes} م.ب. امسح بعض ما فيها أو استخدم سبورة أخرى.",
    "A board holds {most_shapes} things. Erase some, or take another board.":
      "تتسع السبورة لـ {most_shapes} عنصر. امسح بعضها أو استخدم سبورة أخرى.",
    "A class has at most {most_notes} notes.": "الحد الأقصى لملاحظات الحصة {most_notes}.",
    "A class has {most_boards} boards at most. Delete one first.":
      "الحد الأقصى لسبورات الحصة {most_boards}. احذف واحدة أولًا.",
    "All boards of a class hold {most_bytes_of_all} MB. Delete one first.":
      "تتسع كل سبورات الحصة لـ {most_bytes_of_all} م.ب. احذف واحدة أولًا.",
    "At most {most_update} kB at once: paste it in smaller pieces.":
      "{most_update} ك.ب على الأكثر في المرة: الصقه على أجزاء أصغر.",
    "Give the board a name.": "أعط السبورة اسمًا.",
    "Notes hold at most {most_bytes} MB. These are full: write in others.":
      "تتسع الملاحظات لـ {most_bytes} م.ب على الأكثر. هذه ممتلئة: اكتب في غيرها.",
    "On this board everyone changes only what they drew themselves.": "على هذه السبورة يعدّل كل شخص ما رسمه هو فقط.",
    "On this board only those draw whom the teacher lets.": "على هذه السبورة لا يرسم إلا من يسمح له المعلم.",
    "One drawn thing may take {most_bytes} kB. Lift the pen now and then.":
      "الحد الأقصى للعنصر المرسوم {most_bytes} ك.ب. ارفع القلم من حين لآخر.",
    "Only some people write in these notes.": "يكتب في هذه الملاحظات بعض الأشخاص فقط.",
    "The preparation room has no notes.": "لا توجد ملاحظات في غرفة التحضير.",
    "There are no such notes.": "هذه الملاحظات غير موجودة.",
    "This cannot be drawn: one of its numbers is none.": "لا يمكن رسم هذا: أحد أعداده ليس عددًا.",
    "This page has sent something that is no text. Please reload it.":
      "أرسلت هذه الصفحة شيئًا ليس نصًا. أعد تحميلها من فضلك.",
    "You may change a board that you made.": "يمكنك تعديل السبورة التي أنشأتها فقط.",
    "You may make a board for your own group.": "يمكنك إنشاء سبورة لمجموعتك فقط.",
    "A message calls at most {most} people by name.": "تنادي الرسالة {most} أشخاص بالاسم على الأكثر.",
    "A private message is answered privately.": "يُرد على الرسالة الخاصة بشكل خاص.",
    "A private message is for somebody else.": "الرسالة الخاصة تكون لشخص آخر.",
    "No teacher is here: private messages go on when one is back.": "لا يوجد معلم هنا: تستمر الرسائل الخاصة عند عودته.",
    "Only what everybody reads can be pinned.": "لا يُثبَّت إلا ما يقرؤه الجميع.",
    "Private messages between pupils are off. You can write to the teachers.":
      "الرسائل الخاصة بين المتعلمين متوقفة. يمكنك الكتابة إلى المعلمين.",
    "There is a word in it that is not used in this class. Please say it otherwise.":
      "فيها كلمة لا تُستخدم في هذه الحصة. قلها بطريقة أخرى من فضلك.",
    "What only teachers read is answered among them, or to its author.":
      "ما يقرؤه المعلمون فقط يُرد عليه بينهم أو إلى كاتبه.",
    "You wrote this yourself. You can delete it.": "كتبت هذا بنفسك. يمكنك حذفه.",
    "Your role may write privately to teachers only.": "في دورك يمكنك الكتابة بشكل خاص إلى المعلمين فقط.",
    "{most} messages are pinned here. Take one down first.": "عدد الرسائل المثبتة هنا {most}. ألغِ تثبيت واحدة أولًا.",
    "{name} takes no messages here.": "{name} لا يستقبل رسائل هنا.",
    "A board holds {most_pictures} pictures. Take another board.":
      "تتسع السبورة لـ {most_pictures} صورة. استخدم سبورة أخرى.",
    "No groups are open that could get it.": "لا توجد مجموعات مفتوحة لتحصل عليها.",
    "A class holds {most} questions. Staff can take some away.":
      "تتسع الحصة لعدد {most} من الأسئلة. يمكن للمعلمين إزالة بعضها.",
    "A question or an answer has {longest} characters at most.": "الحد الأقصى للسؤال أو الإجابة {longest} حرفًا.",
    "It is answered already. A teacher can take it away.": "أُجيب عنه بالفعل. يمكن لمعلم إزالته.",
    "No questions are taken just now.": "لا تُقبل الأسئلة الآن.",
    "Only its author or a teacher may take a question away.": "لا يزيل السؤال إلا صاحبه أو المعلم.",
    "Others vote for your question, not you.": "يصوّت الآخرون لسؤالك، لا أنت.",
    "Questions carry a name in this class. Yours was not sent.": "تحمل الأسئلة اسمًا في هذه الحصة. لم يُرسل سؤالك.",
    "The class does not see this question yet.": "لا يرى الصف هذا السؤال بعد.",
    "This question is answered already.": "أُجيب عن هذا السؤال بالفعل.",
    "You have {most_open} questions that wait. Take one back to ask another.":
      "لديك {most_open} أسئلة تنتظر. اسحب واحدًا لتطرح غيره.",
    "You may lower your own hand.": "يمكنك إنزال يدك أنت فقط.",
    "You may not do this here.": "لا يمكنك فعل هذا هنا.",
    "You may not open or close groups.": "لا يمكنك فتح المجموعات أو إغلاقها.",
    "You may start a timer for your own group.": "يمكنك تشغيل مؤقت لمجموعتك فقط.",
    "You may stop the timer of your own group.": "يمكنك إيقاف مؤقت مجموعتك فقط.",
    "You were asked to leave this class.": "أُخرجت من هذه الحصة.",
    "Your role may not use {what}.": "غير مسموح في دورك: {what}.",
    "Your teacher says who is in which group.": "معلمك يحدد من في أي مجموعة.",
    "{name} has locked {what}.": "أقفله {name}: {what}.",
    "{name} has no microphone where they are.": "لا يوجد ميكروفون لدى {name} هناك.",
    "{name} is in no room.": "{name} ليس في أي غرفة.",
    "{name} is not here.": "{name} غير موجود هنا.",
    "{name} is not in the class.": "{name} ليس في الحصة.",
    "{name} is not in this room.": "{name} ليس في هذه الغرفة.",
    "{name} may not use the microphone in their role.": "لا يُسمح لـ {name} باستخدام الميكروفون في هذا الدور.",
    "{name} was taken out of this class.": "أُخرج {name} من هذه الحصة.",
    "{name}: {error}": "{name}: {error}",
    "the microphone": "الميكروفون",
    "the camera": "الكاميرا",
    "screen sharing": "مشاركة الشاشة",
    "the chat; you can still write to the teachers": "المحادثة؛ ما زال بإمكانك الكتابة إلى المعلمين",
    "“{title}” is on. Go on to another step before you take it out.":
      "«{title}» جارية الآن. انتقل إلى خطوة أخرى قبل حذفها.",
    "A class can have {most_decks} files of slides. Take one out first.":
      "يمكن أن يكون في الحصة {most_decks} ملف شرائح. أزل واحدًا أولًا.",
    "Drawings in SVG can hold programs. Save it as PNG and send that one.":
      "قد تحتوي رسوم SVG على برامج. احفظها بصيغة PNG وأرسل ذلك الملف.",
    "Everybody looks at the same page right now.": "ينظر الجميع الآن إلى الصفحة نفسها.",
    "Files of this kind cannot be read here. Save it as PDF and send that one.":
      "لا يمكن قراءة ملفات من هذا النوع هنا. احفظ الملف بصيغة PDF وأرسله.",
    "Files with programs in them (macros) cannot be sent. Save it as PDF and send that one.":
      "لا يمكن إرسال ملفات فيها برامج (ماكرو). احفظ الملف بصيغة PDF وأرسله.",
    "Here you can send {says}. Save it as one of these.": "يمكنك أن ترسل هنا {says}. احفظ الملف بإحدى هذه الصيغ.",
    "Many files are being read right now. Please try again in a minute.":
      "تُقرأ الآن ملفات كثيرة. حاول مرة أخرى بعد دقيقة.",
    "Old Office files can hold programs. Save it as PDF and send that one.":
      "قد تحتوي ملفات Office القديمة على برامج. احفظ الملف بصيغة PDF وأرسله.",
    "Page {page} did not work. Try that page again.": "لم تنجح الصفحة {page}. جرّب تلك الصفحة مرة أخرى.",
    "Page {page} has not been shown yet; you can look up to {reached}.":
      "لم تُعرض الصفحة {page} بعد؛ يمكنك المشاهدة حتى الصفحة {reached}.",
    "Page {page} is not ready yet.": "الصفحة {page} ليست جاهزة بعد.",
    "Page {page} is there.": "الصفحة {page} موجودة.",
    "Pictures may have {megapixels} million pixels, photos (JPEG) {megapixels_jpeg} million. Make this one smaller.":
      "يمكن أن يكون في الصورة {megapixels} مليون بكسل، وفي صور JPEG {megapixels_jpeg} مليون. صغّر هذه الصورة.",
    "Reading this file takes more than {memory_mb} MB of memory. Save it smaller.":
      "تتطلب قراءة هذا الملف أكثر من {memory_mb} ميغابايت من الذاكرة. احفظه أصغر.",
    "Something stands before this PDF. Save it anew and send that one.":
      "هناك شيء قبل بداية ملف PDF هذا. احفظه من جديد وأرسله.",
    "The slides of a class can have {most_pages} pages. Take some out first.":
      "يمكن أن يكون في شرائح الحصة {most_pages} صفحة. أزل بعضها أولًا.",
    "This PDF has a password. Save it without one and send that one.":
      "ملف PDF هذا محمي بكلمة مرور. احفظه من دونها وأرسله.",
    "This PDF has {pages} pages; {most_pages} are possible. Split it and send the part that you need.":
      "في ملف PDF هذا {pages} صفحة؛ الممكن {most_pages}. قسّمه وأرسل الجزء الذي تحتاجه.",
    "This file is broken and cannot be read. Save it anew and send that one.":
      "هذا الملف تالف ولا يمكن قراءته. احفظه من جديد وأرسله.",
    "This file is empty. Was it saved?": "هذا الملف فارغ. هل حُفظ؟",
    "This file is two kinds of file at once. Save it anew and send that one.":
      "هذا الملف نوعان في آن واحد. احفظه من جديد وأرسله.",
    "This is a web page, whatever its name says. Save it as PDF and send that one.":
      "هذه صفحة ويب مهما كان اسمها. احفظها بصيغة PDF وأرسلها.",
    "This page is there.": "هذه الصفحة موجودة.",
    "This took longer than {step_s} seconds to read. Save it anew, or split it, and send that one.":
      "استغرقت القراءة أكثر من {step_s} ثوانٍ. احفظ الملف من جديد أو قسّمه ثم أرسله.",
    "Too many pages before this one could not be made.": "صفحات كثيرة قبل هذه لم تنجح.",
    "You are not in the class.": "أنت لست في الحصة.",
    "{title} has {pages} pages.": "في {title} عدد الصفحات: {pages}.",
    "pictures (PNG, JPEG, WebP, GIF)": "صور (PNG وJPEG وWebP وGIF)",
    "pictures (PNG, JPEG, WebP, GIF), PDF, text and Office files":
      "صور (PNG وJPEG وWebP وGIF) وملفات PDF ونصوص وملفات Office",
    "PDF and pictures": "ملفات PDF وصور",
    "This board is shown to everyone. Take it down first.": "هذه السبورة معروضة على الجميع. أنزلها أولا.",
    "Page {page} has not been shown yet. Show it, then draw on it.": "لم تُعرض الصفحة {page} بعد. اعرضها ثم ارسم عليها.",
    "Over slides and screens everyone changes only what they drew themselves.":
      "على الشرائح والشاشات يعدّل كل شخص ما رسمه هو فقط.",
    "A screen holds {most_strokes} strokes and {most_bytes} MB. Clear what is drawn.":
      "تتسع الشاشة لـ {most_strokes} خط و{most_bytes} ميغابايت. امسح ما رُسم.",
    "What is drawn on a screen is cleared by staff and by who shares it.":
      "ما رُسم على شاشة يمسحه المعلمون ومن يشاركها.",
    "Slides hold {most_strokes} strokes and {most_bytes} MB. Clear a page.":
      "تتسع الشرائح لـ {most_strokes} خط و{most_bytes} ميغابايت. امسح صفحة.",
    "This board is handed in. Nothing is drawn on it any more.": "سُلّمت هذه السبورة. لا يُرسم عليها بعد الآن.",
    "Everyone has a board already. Collect those first.": "لكل متعلم سبورة بالفعل. اجمعها أولا.",
    "A template holds {most_template} kB at most.": "يتسع القالب لـ {most_template} كيلوبايت على الأكثر.",
    "A board has {most_remarks} comments at most.": "للسبورة {most_remarks} تعليقا على الأكثر.",
    "This board is of no single pupil.": "هذه السبورة ليست لمتعلم واحد.",
    "That is for whose board it is.": "هذا لصاحب السبورة.",
    "The results are for staff.": "النتائج للمعلمين.",
    "The boards are collected.": "جُمعت السبورات.",
    "A topic has at most {longest_topic} letters.": "للموضوع {longest_topic} حرفًا على الأكثر.",
    "A question is worth at most {most_points} points.": "للسؤال {most_points} نقطة على الأكثر.",
    "There is a sign in it that nobody can read.": "فيه علامة لا يستطيع أحد قراءتها.",
    "A question of the bank needs its words.": "سؤال البنك يحتاج إلى نصه.",
    "A question has at most {longest_text} letters.": "للسؤال {longest_text} حرفًا على الأكثر.",
    "A choice has at most {most_options} answers.": "للاختيار {most_options} إجابة على الأكثر.",
    "At most {most_accepted} texts can be right.": "يمكن أن يكون {most_accepted} نصوص صحيحة على الأكثر.",
    "An answer has at most {most_letters} letters.": "للإجابة {most_letters} حرفًا على الأكثر.",
    "An explanation has at most {longest_explanation} letters.": "للشرح {longest_explanation} حرفًا على الأكثر.",
    "This question is in the bank already.": "هذا السؤال في البنك بالفعل.",
    "A course keeps at most {most_questions} questions. Delete some first.":
      "يحفظ المقرر {most_questions} سؤال على الأكثر. احذف بعضها أولًا.",
    "A word of the list has at most {longest} letters.": "تتكون كلمة القائمة من {longest} حرفًا على الأكثر.",
    "A course keeps at most {most} words.": "يحفظ المقرر {most} كلمة على الأكثر.",
  } as Record<string, string>,
};
