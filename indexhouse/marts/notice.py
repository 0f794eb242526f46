"""The notice shown wherever figures of the sample library appear: on pages, in texts and files."""

NOTICE_ZH = (
    "样本库为重建数据：各行均为合成、匿名，仅为让本流程得出原报告所印的数字而作，"
    "不对应任何真实的企业、学校或政策。"
)
NOTICE_EN = (
    "The sample library is a reconstruction: its rows are synthetic and anonymous, made so that"
    " this pipeline reproduces the figures printed in the source report. They describe no real"
    " company, school or policy."
)
