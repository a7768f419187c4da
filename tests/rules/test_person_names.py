"""Names of persons: what tells a name in a line, what a reader might take for it, and what is another name."""

from __future__ import annotations

import pytest

from syndicate.rules.naming.bylines import Signed, signatories, signed
from syndicate.rules.naming.likeness import person_perhaps
from syndicate.rules.naming.names import person_named
from syndicate.text import words

NAMED = [
    ("Joanne K. Rowling", "By J. K. Rowling"),
    ("Joanne K. Rowling", "J.K. Rowling, 12 March 2020"),
    ("Joanne K. Rowling", "JK Rowling"),
    ("Joanne K. Rowling", "Rowling, Joanne"),
    ("Joanne K. Rowling", "Dr. Joanne Rowling, PhD"),
    ("Joanne K. Rowling", "Joanne Kathleen Rowling"),
    ("J. K. Rowling", "Joanne Kathleen Rowling"),
    ("J. K. Rowling", "Joanne Rowling"),
    ("J. K. Rowling", "Rowling, J. K."),
    ("Rowling, Joanne", "By Joanne Rowling"),
    ("Prof. Dr. Joanne Rowling", "J. Rowling"),
    ("Jake Scott, MD, The Conversation", "By Jake Scott"),
    ("Jean-Luc Godard", "Jean Luc Godard"),
    ("Jean-Luc Godard", "J.-L. Godard"),
    ("Seán Ó Briain", "Sean O Briain"),
    ("Seán O'Brien", "Sean O’Brien’s report"),
    ("Ludwig van der Berg", "Berg, Ludwig van der"),
    ("Ludwig van der Berg", "L. v. d. Berg"),
    ("Maria de la Cruz", "María Cruz"),
    ("Gabriel García Márquez", "García Márquez, Gabriel"),
    ("Gabriel García Márquez", "Gabriel Garcia Marquez"),
    ("Orbán Viktor", "Viktor Orban"),
    ("Nguyễn Văn An", "An Nguyen Van"),
    ("Đặng Thị Ngọc", "Ngoc Dang Thi"),
    ("Łukasz Żółć", "Lukasz Zolc"),
    ("Günther Groß", "Gunther Gross"),
    ("Ayşe Yılmaz", "Ayse Yilmaz'ın yazısı"),
    ("Анна Сергеевна Петрова", "Анна Петрова"),
    ("Анна Сергеевна Петрова", "А. С. Петрова"),
    ("Анна Сергеевна Петрова", "Петрова А. С."),
    ("Анна Петрова", "Анна Сергеевна Петрова"),
    ("Антон Чехов", "Anton Chekhov"),
    ("Антон Чехов", "Anton Tschechow"),
    ("Антон Чехов", "Anton Tchékhov"),
    ("Антон Чехов", "Anton Čehov"),
    ("Антон Чехов", "Antón Chéjov"),
    ("Антон Чехов", "A. Chekhov"),
    ("Anton Chekhov", "Автор: Антон Чехов"),
    ("Anton Tschechow", "Антон Чехов"),
    ("Никита Хрущёв", "Nikita Khrushchev"),
    ("Никита Хрущев", "Nikita Chruschtschow"),
    ("Никита Хрущев", "Nikita Jruschov"),
    ("Юрий Щербаков", "Yuri Shcherbakov"),
    ("Юрий Щербаков", "Jurij Schtscherbakow"),
    ("Юрий Щербаков", "Iouri Chtcherbakov"),
    ("Пётр Чайковский", "Pyotr Tchaikovsky"),
    ("Пётр Чайковский", "Peter Tschaikowski"),
    ("Александр Жуков", "Alexander Zhukov"),
    ("Ксения Ягудина", "Xenia Yagudina"),
    ("Володимир Зеленський", "Volodymyr Zelenskyy"),
    ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos"),
    ("Γιώργος Παπαδόπουλος", "Yiorgos Papadopoulos"),
    ("محمد صلاح", "Mohammed Salah"),
    ("محمد صلاح", "Muhammad Salah"),
    ("محمد صلاح", "Mohamed Salah"),
    ("عبد الفتاح السيسي", "Abdel Fattah el-Sisi"),
    ("عبد الفتاح السيسي", "Abdel Fattah al-Sisi"),
    ("Abdel Fattah el-Sisi", "بقلم عبد الفتاح السيسي"),
    ("عبد الله الشامي", "Abdullah Al-Shami"),
    ("习近平", "Xi Jinping"),
    ("习近平", "By Xi Jin-ping"),
    ("习近平", "Jinping Xi"),
    ("Xi Jinping", "作者：习近平"),
    ("Xi Jinping (习近平)", "作者：习近平"),
    ("张伟明", "Zhāng Wěimíng"),
    ("김정은", "Kim Jong-un"),
    ("이민호", "Lee Min-ho"),
    ("בנימין נתניהו", "Benjamin Netanyahu"),
    ("Marie Curie", "By Marie and Pierre Curie"),
    ("Mira Feldgate", 'By Mira "Moss" Feldgate'),
    ("Banksy", "By Banksy"),
    ("Al Gore", "By Al Gore"),
    ("Don Lee", "By Don Lee"),
    ("Александр Солженицын", "Alexandre Soljenitsyne"),
    ("Александр Солженицын", "Alexander Solschenizyn"),
    ("Михаил Горбачёв", "Michael Gorbatschow"),
    ("نجيب محفوظ", "Naguib Mahfouz"),
    ("Kim Jong-un", "김정은 기자"),
    ("Naguib Mahfouz", "بقلم نجيب محفوظ"),
    ("עמוס עוז", "Amos Oz"),
    ("Dr. Don Lee", "By Don Lee"),
    ("Ole Garcia Jr.", "By Ole Garcia Jr."),
    ("约翰·史密斯", "约翰·史密斯"),
    ("王芳芳", "王芳芳"),
]
PERHAPS = [
    ("J. K. Rowling", "By Peter Rowling"),
    ("Joanne Rowling", "By Peter Rowling"),
    ("Gabriel García Márquez", "Gabriel García"),
    ("Günther Groß", "Guenther Gross"),
    ("Анна Петрова", "Статья Анны Петровой"),
    ("Anton Tschechow", "Anton Chekhov"),
    ("Γιώργος Παπαδόπουλος", "Παπαδόπουλου"),
    ("张伟明", "By Chang Wei-ming"),
    ("高橋太郎", "By Taro Takahashi"),
    ("高橋太郎", "Taro Takahashi"),
    (
        "高橋太郎",
        "By Taro Takahashi, who has written about the northern coast and its people for twenty years",
    ),
    ("محمد صلاح", "By Xavier Brown"),
    ("Jan Kowalski", "Tekst Jana Kowalskiego"),
    ("Matti Virtanen", "Matti Virtasen artikkeli"),
    ("Mohammed Aly", "By Muhammad Ali"),
    ("Mira Feldgate", "By Anna Feldgate, Mira Stone"),
    ("Mira Feldgate", "By Mira Stone, Tom Feldgate"),
    ("Anna Feldgate", "A story by Feldgate"),
    ("Mira Feldgate", "By Mira Feldgte"),
    ("Dr. Strangelove", "By Strangelove"),
    ("毛泽东", "Mao Tse-tung"),
    ("Haruki Murakami", "村上春樹"),
    ("Κωνσταντίνος Καβάφης", "Constantine Cavafy"),
    ("Лев Толстой", "Leo Tolstoy"),
    ("Ann McDonald", "Ann Mac Donald"),
    ("Hans Vanderberg", "Hans van der Berg"),
    ("Abdul Rahman", "Abdulrahman"),
    ("John Smith", "作者：约翰·史密斯"),
]
OTHERS = [
    ("Александр Солженицын", "Alexander Porter"),
    ("Don Lee", "By Bruce Lee"),
    ("高橋太郎", "Read more"),
    ("Mira Feldgate", "By Miranda Feldgateson"),
    ("Mira Feldgate", "By Paul Neighbour"),
    ("Prosper", "we prosper today"),
    ("Анна Петрова", "By Paul Neighbour"),
    ("Анна Петрова", "Павел Сидоров"),
    ("王芳", "作者：李明"),
]


@pytest.mark.parametrize(("name", "line"), NAMED)
def test_the_line_names_the_person(name: str, line: str) -> None:
    assert person_named(words(line), name)


@pytest.mark.parametrize(("name", "line"), PERHAPS)
def test_a_reader_may_take_the_line_for_the_name_and_nobody_can_be_sure(name: str, line: str) -> None:
    found = words(line)
    assert person_named(found, name) is None
    assert person_perhaps(found, name)


@pytest.mark.parametrize(("name", "line"), OTHERS)
def test_the_line_names_somebody_else_or_nobody(name: str, line: str) -> None:
    found = words(line)
    assert person_named(found, name) is None
    assert person_perhaps(found, name) is None


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("Mira Feldgate", Signed.PERSON),
        ("Banksy", Signed.PERSON),
        ("Harbour Post", Signed.PUBLISHER),
        ("The Harbour Post Staff", Signed.PUBLISHER),
        ("Harbour Post News", Signed.PUBLISHER),
        ("harbourpost.example", Signed.PUBLISHER),
        ("Harbour Post Somebody", Signed.PERSON),
        ("Editorial Team", Signed.NOBODY),
        ("Die Redaktion", Signed.NOBODY),
        ("La rédaction", Signed.NOBODY),
        ("редакция", Signed.NOBODY),
    ],
)
def test_a_byline_is_a_person_s_the_publisher_s_or_nobody_s(name: str, whose: Signed) -> None:
    assert signed(name, ("The Harbour Post", "harbourpost.example", "")) is whose


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Ann Lee and Bo Ray", ("Ann Lee", "Bo Ray")),
        ("Ann Lee; Bo Ray", ("Ann Lee", "Bo Ray")),
        ("Анна Петрова и Пётр Сидоров", ("Анна Петрова", "Пётр Сидоров")),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("Marie and Pierre Curie", ("Marie and Pierre Curie",)),
        ("Rowling, Joanne", ("Rowling, Joanne",)),
    ],
)
def test_a_field_with_several_authors_is_taken_apart(field: str, names: tuple[str, ...]) -> None:
    assert signatories((field,)) == names
