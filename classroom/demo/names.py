"""The people of the demo course: invented, from many places, as a class may be."""

TEACHER = ("ms-adeyemi", "Ms Adeyemi")
ADMINISTRATOR = ("jonas-lindqvist", "Jonas Lindqvist")
LEARNERS = (
    ("clara-hofmann", "Clara Hofmann"),
    ("amina-rahman", "Amina Rahman"),
    ("hugo-marchand", "Hugo Marchand"),
    ("umar-haidari", "Umar Haidari"),
    ("mei-lin-chen", "Mei-Lin Chen"),
    ("tomas-novak", "Tomáš Novák"),
    ("sofia-alvarez", "Sofía Álvarez"),
    ("kwame-mensah", "Kwame Mensah"),
    ("layla-haddad", "Layla Haddad"),
    ("finn-osullivan", "Finn O’Sullivan"),
    ("priya-nair", "Priya Nair"),
    ("mateus-carvalho", "Mateus Carvalho"),
    ("yuki-tanaka", "Yuki Tanaka"),
    ("elif-demir", "Elif Demir"),
    ("noah-van-dijk", "Noah van Dijk"),
    ("zainab-okonkwo", "Zainab Okonkwo"),
    ("oskar-lund", "Oskar Lund"),
    ("maryam-hosseini", "Maryam Hosseini"),
    ("dawit-tesfaye", "Dawit Tesfaye"),
    ("ines-ferreira", "Inês Ferreira"),
    ("min-jun-park", "Min-jun Park"),
    ("alicja-wisniewska", "Alicja Wiśniewska"),
    ("tama-ngata", "Tama Ngata"),
    ("giulia-ricci", "Giulia Ricci"),
    ("arjun-patel", "Arjun Patel"),
    ("nadia-petrova", "Nadia Petrova"),
    ("sipho-dlamini", "Sipho Dlamini"),
    ("emma-virtanen", "Emma Virtanen"),
    ("jose-luis-quispe", "José Luis Quispe"),
    ("leila-benali", "Leïla Benali"),
    ("thanh-nguyen", "Thanh Nguyễn"),
    ("rosa-gutierrez", "Rosa Gutiérrez"),
)


def learner(number: int) -> tuple[str, str]:
    """Id and name of the learner with this number from 0, as many as a load test may ask for."""
    again, which = divmod(number, len(LEARNERS))
    id, name = LEARNERS[which]
    return (f"{id}-{again + 1}", f"{name} {again + 1}") if again else (id, name)
