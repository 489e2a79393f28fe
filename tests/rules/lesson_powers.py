"""What is given and taken in the lesson: roles, permissions, presenting."""

from hypothesis import strategies as st

from classroom.rooms.tool import Command, Permission
from classroom.rooms.tools.powers import GRANTABLE, EditedRole, PermitRole, Present, SetRole
from classroom.rooms.tools.presence import Role
from classroom.rooms.tools.publishing import SetMedia

Acted = tuple[str, Command]

OF_HELPERS = tuple(each for each in Permission if each in GRANTABLE[EditedRole.ASSISTANT])
FOR_HELPERS: st.SearchStrategy[Command] = st.sampled_from(
    [
        PermitRole(EditedRole.ASSISTANT, OF_HELPERS),
        PermitRole(EditedRole.ASSISTANT, tuple(each for each in OF_HELPERS if each is not Permission.MOVE_PEOPLE)),
        PermitRole(EditedRole.ASSISTANT, (Permission.SEND_SOUND, Permission.MODERATE)),
        PermitRole(EditedRole.ASSISTANT, (Permission.RUN_CLASS,)),
    ]
)
FOR_GUESTS: st.SearchStrategy[Command] = st.sampled_from(
    [
        PermitRole(EditedRole.GUEST, ()),
        PermitRole(EditedRole.GUEST, (Permission.SHARE_SCREEN, Permission.SEND_SOUND)),
        PermitRole(EditedRole.GUEST, (Permission.LEAD,)),
    ]
)
ROLES: st.SearchStrategy[Command] = st.sampled_from(
    [
        SetRole("ari", Role.CO_TEACHER),
        SetRole("ari", Role.LEARNER),
        SetRole("ari", Role.ASSISTANT),
        SetRole("ada", Role.TEACHER),
        SetRole("bob", Role.GUEST),
        SetRole("tess", Role.LEARNER),
    ]
)
PRESENTING: st.SearchStrategy[Command] = st.builds(
    Present, st.sampled_from(["ada", "bob", "olu"]), st.sampled_from([True, True, False])
)
GIVEN = st.one_of(FOR_HELPERS, FOR_GUESTS, ROLES, PRESENTING)


def empowered(then: st.SearchStrategy[Acted]) -> st.SearchStrategy[tuple[Acted, ...]]:
    """Somebody gets or loses something, sends what they may or may not, and again; and `then`."""
    maybe = st.sampled_from([None, True, True, False])
    sends: st.SearchStrategy[Command] = st.builds(SetMedia, st.just("?0"), maybe, maybe, st.just(True))
    return st.tuples(
        st.tuples(st.sampled_from(["tess", "tess", "ari"]), GIVEN),
        st.tuples(st.sampled_from(["ari", "ada", "bob"]), sends),
        st.tuples(st.sampled_from(["tess", "tess", "ari"]), GIVEN),
        then,
    )
