"""Facts in each family of scripts: with capitals, without, from right to left, without spaces."""

from __future__ import annotations

import pytest

from newsclean.article import Dateline, Kind, Segment
from newsclean.facts.bylines import parse_byline
from newsclean.facts.credits import parse_credits
from newsclean.facts.dateline import parse_dateline
from newsclean.facts.dates import find_stamps
from newsclean.facts.related import related_links

BYLINES = [
    ("zh", "记者 张三 李小四", ("张三", "李小四")),
    ("zh", "本报记者张三", ("张三",)),
    ("zh", "文／王小明", ("王小明",)),
    ("ja", "山田太郎記者", ("山田太郎",)),
    ("ja", "文・山田太郎、写真・佐藤花子", ("山田太郎",)),
    ("ko", "홍가명 기자", ("홍가명",)),
    ("ko", "홍가명·김예시 기자", ("홍가명", "김예시")),
    ("ko", "[서울=뉴시스] 홍가명 기자", ("홍가명",)),
    ("th", "โดย พิมพ์ชนก ทองใบ", ("พิมพ์ชนก ทองใบ",)),
    ("ar", "بقلم: سلمى حداد", ("سلمى حداد",)),
    ("ar", "كتبت سلمى حداد - القاهرة", ("سلمى حداد",)),
    ("ar", "سلمى حداد ويوسف منصور", ("سلمى حداد", "يوسف منصور")),
    ("ar", "أحمد وليد منصور", ("أحمد وليد منصور",)),
    ("fa", "نویسنده: سارا کاظمی", ("سارا کاظمی",)),
    ("he", "מאת דנה לוי", ("דנה לוי",)),
    ("he", "דנה לוי ויואב כהן", ("דנה לוי", "יואב כהן")),
    ("hi", "लेखक: नीलिमा वर्मा", ("नीलिमा वर्मा",)),
    ("hi", "नीलिमा वर्मा, नई दिल्ली", ("नीलिमा वर्मा",)),
    ("bn", "প্রতিবেদক: রিনা সেন", ("রিনা সেন",)),
    ("ta", "எழுதியவர்: மீனா குமார்", ("மீனா குமார்",)),
    ("ru", "Вера Лопатина, корреспондент", ("Вера Лопатина",)),
    ("uk", "Текст: Тарас Юрків, фото: Олена Ковальчук", ("Тарас Юрків",)),
    ("tr", "Haber: Elif Demirtaş / İstanbul", ("Elif Demirtaş",)),
    ("it", "Di Anna Bellini, inviata a Kiev", ("Anna Bellini",)),
    ("nl", "Door Anna de Boer en Piet Kuiper", ("Anna de Boer", "Piet Kuiper")),
    ("sv", "Av Anna Berglund", ("Anna Berglund",)),
    ("fi", "Teksti: Anna Virtamo, kuvat: Pekka Lehtola", ("Anna Virtamo",)),
    ("hu", "Írta: Kovácsi Anna", ("Kovácsi Anna",)),
    ("vi", "Bài: Trần Diễm Hương", ("Trần Diễm Hương",)),
    ("ko", "정치", ()),
    ("zh", "本报记者", ()),
    ("ar", "رويترز", ()),
    ("hi", "न्यूज डेस्क", ()),
]
CREDITS = [
    ("zh", "（记者 张三 李小四 摄影报道）", ("reporting", ("张三", "李小四"), None)),
    ("zh", "责任编辑：王小明", ("editing", ("王小明",), None)),
    ("ja", "（聞き手・山田太郎）", ("interview", ("山田太郎",), None)),
    ("ja", "翻訳＝佐藤花子", ("translation", ("佐藤花子",), None)),
    ("ko", "사진=김예시 기자", ("photography", ("김예시",), None)),
    ("th", "ภาพ: ธนกร วิเศษศรี", ("photography", ("ธนกร วิเศษศรี",), None)),
    ("ar", "ترجمة: يوسف منصور", ("translation", ("يوسف منصور",), None)),
    ("fa", "ترجمه: سارا کاظمی", ("translation", ("سارا کاظمی",), None)),
    ("he", "צילום: יואב כהן", ("photography", ("יואב כהן",), None)),
    ("hi", "संपादन: नीलिमा वर्मा", ("editing", ("नीलिमा वर्मा",), None)),
    ("ru", "Фото: Иван Примеров / ТАСС", ("photography", ("Иван Примеров",), "ТАСС")),
    ("tr", "Çeviri: Elif Demirtaş", ("translation", ("Elif Demirtaş",), None)),
    ("pl", "Źródło: PAP", ("source", (), "PAP")),
    ("it", "Foto di Marco Prati/Ansa", ("photography", ("Marco Prati",), "Ansa")),
    ("pt", "Tradução de Ana Serrano", ("translation", ("Ana Serrano",), None)),
]
CJK_REST = "市議会は火曜日の夜、古い橋を歩行者と自転車に再び開放することを決めた。"
DATELINES = [
    (
        "zh",
        "新华社北京3月12日电（记者张三）市议会周二晚间决定重新开放旧桥。",
        Dateline("北京", "新华社", "3月12日"),
    ),
    (
        "zh",
        "本报上海3月12日讯 市议会周二晚间决定重新向行人开放旧桥。",
        Dateline("上海", None, "3月12日"),
    ),
    ("ja", f"【ロンドン＝山田太郎】{CJK_REST}", Dateline("ロンドン")),
    ("ja", f"【北京共同】{CJK_REST}", Dateline("北京", "共同")),
    (
        "ko",
        "(서울=연합뉴스) 홍가명 기자 = 시의회는 낡은 다리를 다시 개방하기로 했다.",
        Dateline("서울", "연합뉴스"),
    ),
    ("ko", "(한솔) 홍가명 기자 = 시의회는 낡은 다리를 다시 개방하기로 했다.", Dateline("한솔")),
    (
        "ar",
        "القاهرة - رويترز: قرر المجلس مساء الثلاثاء إعادة فتح الجسر القديم أمام المشاة.",
        Dateline("القاهرة", "رويترز"),
    ),
    (
        "ar",
        "بيروت (أ ف ب) - قرر المجلس مساء الثلاثاء إعادة فتح الجسر القديم أمام المشاة.",
        Dateline("بيروت", "أ ف ب"),
    ),
    (
        "hi",
        "नई दिल्ली, 12 मार्च (भाषा) नगर परिषद ने मंगलवार की रात पुराना पुल खोलने का फैसला किया।",
        Dateline("नई दिल्ली", "भाषा", "12 मार्च"),
    ),
    ("th", "กรุงเทพฯ - สภาเมืองลงมติเมื่อคืนวันอังคารให้เปิดสะพานเก่าอีกครั้งสำหรับคนเดินเท้า", Dateline("กรุงเทพฯ")),
    (
        "ru",
        "МОСКВА, 12 марта — Городской совет во вторник решил вновь открыть старый мост.",
        Dateline("МОСКВА", None, "12 марта"),
    ),
    (
        "tr",
        "ANKARA (AA) - Belediye meclisi salı akşamı eski köprüyü yeniden açmaya karar verdi.",
        Dateline("ANKARA", "AA"),
    ),
    (
        "id",
        "Jakarta (ANTARA) - Dewan kota memutuskan membuka kembali jembatan tua itu.",
        Dateline("Jakarta", "ANTARA"),
    ),
    ("ja", CJK_REST, None),
    ("ja", "注意：市議会は火曜日の夜、古い橋を歩行者と自転車に再び開放することを決めた。", None),
    ("ar", "ملاحظة: قرر المجلس مساء الثلاثاء إعادة فتح الجسر القديم أمام المشاة والدراجات.", None),
    ("hi", "नोट: नगर परिषद ने मंगलवार की रात पुराना पुल फिर खोलने का फैसला किया है।", None),
]
STAMPS = [
    ("zh", "2025年3月12日 下午3:30", "2025-03-12T15:30", False),
    ("zh", "更新于2025年3月12日", "2025-03-12", True),
    ("zh", "3小时前", None, False),
    ("ja", "2025年3月12日 午後3時30分 更新", "2025-03-12T15:30", True),
    ("ja", "3時間前", None, False),
    ("ko", "입력 2025.03.12. 오후 3:30", "2025-03-12T15:30", False),
    ("ko", "3시간 전", None, False),
    ("th", "12 มี.ค. 2568 15:30 น.", "2025-03-12T15:30", False),
    ("th", "3 ชั่วโมงที่แล้ว", None, False),
    ("ar", "آخر تحديث: ١٢ مارس ٢٠٢٥ 15:30", "2025-03-12T15:30", True),
    ("ar", "قبل ساعتين", None, False),
    ("fa", "۲۲ اسفند ۱۴۰۳", "2025-03-12", False),
    ("he", "עודכן ב-12 במרץ 2025, 15:30", "2025-03-12T15:30", True),
    ("he", "לפני 3 שעות", None, False),
    ("hi", "अपडेटेड 12 मार्च 2025 15:30 IST", "2025-03-12T15:30", True),
    ("hi", "3 घंटे पहले", None, False),
    ("bn", "১২ মার্চ ২০২৫", "2025-03-12", False),
    ("ta", "12 மார்ச் 2025", "2025-03-12", False),
    ("ru", "Обновлено 12 марта 2025 в 15:30", "2025-03-12T15:30", True),
    ("ru", "3 часа назад", None, False),
    ("uk", "12 березня 2025, 15:30", "2025-03-12T15:30", False),
    ("tr", "Güncelleme: 14 Mayıs 2025, 15:30", "2025-05-14T15:30", True),
    ("tr", "3 saat önce", None, False),
    ("pl", "Aktualizacja: 12 marca 2025, 15:30", "2025-03-12T15:30", True),
    ("hu", "2025. március 12. 15:30", "2025-03-12T15:30", False),
    ("fi", "Päivitetty 12.3.2025 klo 15.30", "2025-03-12T15:30", True),
    ("da", "12. marts 2025 kl. 15.30", "2025-03-12T15:30", False),
    ("vi", "ngày 12 tháng 3 năm 2025", "2025-03-12", False),
    ("id", "Diperbarui 12 Maret 2025 15:30 WIB", "2025-03-12T15:30", True),
    ("pt", "há 3 horas", None, False),
    ("it", "3 ore fa", None, False),
]


@pytest.mark.parametrize(("language", "text", "names"), BYLINES)
def test_bylines(language: str, text: str, names: tuple[str, ...]):
    assert parse_byline(text, language).names == names


@pytest.mark.parametrize(("language", "text", "expected"), CREDITS)
def test_credits(language: str, text: str, expected: tuple[str, tuple[str, ...], str | None]):
    [credit] = parse_credits(text, language)
    assert (credit.role, credit.names, credit.agency) == expected


@pytest.mark.parametrize(("language", "text", "dateline"), DATELINES)
def test_datelines(language: str, text: str, dateline: Dateline | None):
    assert parse_dateline(text, language) == dateline


@pytest.mark.parametrize(("language", "text", "iso", "updated"), STAMPS)
def test_stamps(language: str, text: str, iso: str | None, updated: bool):
    [found] = find_stamps(text, language)
    assert (found.stamp.iso, found.updated) == (iso, updated)
    assert found.stamp.text in text


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("ja", "【関連記事】旧橋、十一年ぶりに開通へ", "旧橋、十一年ぶりに開通へ"),
        ("ko", "[관련기사] 낡은 다리 다시 열린다", "낡은 다리 다시 열린다"),
        ("ru", "Читайте также: Старый мост открыли вновь", "Старый мост открыли вновь"),
        ("ar", "اقرأ أيضا: الجسر القديم يفتح من جديد", "الجسر القديم يفتح من جديد"),
    ],
)
def test_related_titles(language: str, text: str, title: str):
    segment = Segment(Kind.RELATED, text, 0, len(text), False, 0.9)
    [link] = related_links([segment], language)
    assert link.title == title
